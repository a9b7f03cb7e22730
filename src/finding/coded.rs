//! The code of each problem, as the contract gives it (format.md §5).

use super::{Code, Problem, Severity};

impl Problem {
    /// The code of the contract.
    pub fn code(&self) -> Code {
        use Problem::*;
        match self {
            UnknownKey { .. } | MalformedLanguage { .. } => Code::E01,
            UnknownReference { .. } | AmbiguousReference { .. } | UnknownPeriod { .. } => Code::E02,
            MalformedReference { .. } | UnknownDirective { .. } | UnclosedDirective { .. } => Code::E02,
            DuplicateId { .. } | TwinsDisagree { .. } | TwoOriginals { .. } | OnlyInOriginal { .. } => Code::E03,
            RateWithoutParts { .. } => Code::E04,
            NumeratorAboveDenominator { .. } => Code::E05,
            NumberUnreadable { .. } | NumberAmbiguous { .. } | FractionOfIndivisible { .. } => Code::E06,
            OutsideDomain { .. } => Code::E07,
            BreakdownDoesNotAddUp { .. } => Code::E08,
            SurveyCounts { .. } => Code::E09,
            NoSource { .. } => Code::E10,
            PeriodTwice { .. } | PeriodsOverlap { .. } | SeriesContradiction { .. } | BreakdownTwice { .. } => Code::E11,
            ConsentMissing | VoiceNotCleared { .. } | ConsentScope { .. } => Code::E12,
            NameTooLong { .. } => Code::E13,
            MinorWithoutGuardian => Code::E14,
            FunderNotice { .. } => Code::E15,
            NoAlt { .. } => Code::E16,
            CompanyNumber { .. } => Code::E17,
            Recomputable { .. } => Code::E18,
            Yaml { .. } | DuplicateKey { .. } => Code::E19,
            MissingKey { .. } => Code::E20,
            WrongType { .. }
            | NotInList { .. }
            | UnitsDiffer { .. }
            | UnitOfFormula { .. }
            | Excluding { .. }
            | TooLong { .. }
            | QuoteNotInText => Code::E21,
            Version { .. } | BadSlug { .. } => Code::E21,
            DeadPath { .. } | KeptFile { .. } | DeadAnchor { .. } => Code::E22,
            SameAddress { .. } => Code::E23,
            Template { .. } => Code::E24,
            Import { trouble } => trouble.code(),
            File { .. } | TooDeep { .. } | GrowsTooMuch { .. } => Code::E25,
            MissingTranslation { .. } | MissingWord { .. } | NoWords { .. } | Unwritten => Code::W01,
            StaleTranslation { .. } => Code::W02,
            ProseNumber { .. } => Code::W03,
            TypedPercentage { .. } => Code::W04,
            Jump { .. } | EmptyValue { .. } => Code::W05,
            TargetWithoutBaseline | TargetWithoutDate => Code::W06,
            LowResponse { .. } | SmallBase { .. } => Code::W07,
            ConsentExpires { .. } => Code::W08,
            ForbiddenWord { .. } => Code::W09,
            OutcomeWithoutProof { .. } | OnlyPositive => Code::W10,
            NoLimits => Code::W11,
            ManyCategories { .. }
            | UnfitType { .. }
            | TitleWithoutFinding { .. }
            | LongRemark { .. }
            | PercentWithoutBase
            | MixedUnits { .. }
            | MixedScales { .. } => Code::W12,
            DirectivesDiffer { .. } | NumbersDiffer { .. } => Code::W13,
            StockSummed { .. } => Code::W14,
            OverlapSummed { .. } => Code::W15,
            MissingInTwin { .. } => Code::W16,
            Unused { .. } | Orphan { .. } | NearMiss { .. } => Code::W17,
            LinkDropped { .. } | ControlCharacters | EmptyText | OriginalChanged { .. } | SnapshotOfNothing { .. } => Code::W17,
            WeakColour { .. } => Code::W18,
            Overweight { .. } => Code::W19,
            UntranslatedTarget { .. } => Code::W20,
            CannotMake { .. } | MemberLeftOut { .. } | NoLetters { .. } | FormulaAsTyped { .. } => Code::W21,
            DoesNotFit { .. } | TableTooWide { .. } => Code::W22,
            Barrier { .. } | OnlyPoints { .. } => Code::W23,
            TellsWho { .. } => Code::W24,
            LeftOut { .. } => Code::I01,
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }
}
