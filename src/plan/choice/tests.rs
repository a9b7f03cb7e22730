//! Shapes of data and the charts that suit them.
