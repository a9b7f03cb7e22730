//! What each code means, in French: what it is, why it matters, what to do.

use crate::finding::Code;

/// What, why, repair.
pub fn words(code: Code) -> (&'static str, &'static str, &'static str) {
    match code {
        Code::E01 => (
            "Une clé est écrite que ce genre de fichier ne connaît pas, le plus souvent par une faute de frappe.",
            "Une clé mal orthographiée passerait inaperçue, et ce qu’elle contient manquerait sur le site.",
            "Écrivez la clé proposée ; rangez vos propres données sous `extra`.",
        ),
        Code::E02 => (
            "Un identifiant, une période ou un bloc est cité qui n’existe pas, ou qui peut désigner deux choses.",
            "Le lecteur n’arriverait nulle part, ou verrait le chiffre d’autre chose.",
            "Écrivez l’identifiant comme dans le fichier ou le catalogue ; si deux choses le portent, écrivez `parent/id`.",
        ),
        Code::E03 => (
            "Un identifiant sert deux fois, ou deux langues d’un même texte se contredisent sur un fait.",
            "Diptych ne peut pas deviner lequel compte, et les lecteurs des deux langues ne liraient pas la même chose.",
            "Renommez l’un des deux ; n’écrivez les faits, comme la date, que dans le fichier de la première langue.",
        ),
        Code::E04 => (
            "Un taux est donné seul, sans les deux effectifs dont il provient.",
            "Seuls des effectifs s’additionnent d’une entreprise ou d’une année à l’autre, et eux seuls disent de combien de personnes parle un pourcentage.",
            "Écrivez le numérateur et le dénominateur ; si on ne les connaît pas, dites pourquoi dans `note`.",
        ),
        Code::E05 => (
            "Le numérateur d’un taux est plus grand que son dénominateur.",
            "Une partie ne dépasse pas le tout : le taux serait supérieur à 100 %.",
            "Vérifiez les deux effectifs ; souvent, ils ont changé de place.",
        ),
        Code::E06 => (
            "Un nombre ne se lit pas, se lit de deux façons, ou a des décimales alors que son unité n’en a pas.",
            "Pour un lecteur néerlandophone, `1.234` vaut plus de mille ; pour une machine, un peu plus d’un : deviner publierait un faux chiffre.",
            "Écrivez `1234` ou `1,2340`, ou décidez pour tout le fichier avec `numbers: comma` ou `numbers: point`.",
        ),
        Code::E07 => (
            "Une valeur sort de ce que son indicateur peut valoir.",
            "C’est presque toujours une faute de frappe, une virgule oubliée ou une autre unité.",
            "Corrigez la valeur ; si elle est juste, élargissez `domain` dans le catalogue.",
        ),
        Code::E08 => (
            "Une ventilation se dit complète, mais ses catégories ne font pas le total.",
            "Un lecteur qui refait l’addition ne croira plus aucun autre chiffre.",
            "Corrigez la catégorie ou le total, ou écrivez `exhaustive: false` si des personnes n’entrent dans aucune catégorie.",
        ),
        Code::E09 => (
            "Les effectifs d’une enquête se contredisent.",
            "Le taux de réponse et les parts en découlent ; une seule faute les fausse tous.",
            "Comparez avec les questionnaires : `returned` ne dépasse pas `invited`, et les réponses font `returned` moins `no_answer`.",
        ),
        Code::E10 => (
            "Un résultat ne dit pas d’où il vient.",
            "Un chiffre sans source ne se vérifie pas et ne vaut pas plus qu’une opinion.",
            "Ajoutez `source` : le registre, l’enquête ou les comptes qui le contiennent.",
        ),
        Code::E11 => (
            "Une série a deux valeurs pour un même temps : une période écrite deux fois, des périodes qui se chevauchent, deux fichiers en désaccord.",
            "Le graphique en montrerait une, sans que personne sache laquelle.",
            "Gardez-en une ; si la plus récente corrige l’autre, dites-le avec `revised` ; si le chevauchement est voulu, écrivez `rolling: true`.",
        ),
        Code::E12 => (
            "Un témoignage, une photo, un nom ou un enregistrement paraîtrait sans consentement qui le couvre.",
            "C’est le témoin qui décide ; publier contre son gré enfreint la loi et trahit sa confiance.",
            "Retirez-le de la page, ou demandez au témoin et notez son accord sous `consent`.",
        ),
        Code::E13 => (
            "Le fichier en dit plus sur le nom que ce que le témoin veut montrer.",
            "Ce qui se trouve dans les fichiers finit tôt ou tard dans des copies, des archives et des moteurs de recherche.",
            "Écrivez sous `name` exactement ce qui peut être montré, et rien pour un pseudonyme.",
        ),
        Code::E14 => (
            "Le témoin est mineur et aucun parent ni tuteur n’a consenti.",
            "Un enfant ne peut pas consentir seul à être publié.",
            "Demandez au représentant légal, puis écrivez `guardian: true` sous `consent` ; d’ici là, ne montrez pas le témoignage.",
        ),
        Code::E15 => (
            "La mention qu’un financeur demande manque dans une des langues.",
            "Les conventions l’exigent sur chaque page, dans chaque langue publiée.",
            "Écrivez la mention dans chaque langue sous `funders`.",
        ),
        Code::E16 => (
            "Une image n’a pas de mots pour les personnes qui ne la voient pas.",
            "Elle manquerait aux lecteurs aveugles, aux moteurs de recherche et à ceux chez qui l’image ne s’affiche pas.",
            "Dites dans `alt` ce qui compte dans l’image ; écrivez `decorative: true` si elle ne fait qu’orner.",
        ),
        Code::E17 => (
            "Un numéro d’entreprise ne correspond pas à ses propres chiffres de contrôle.",
            "Un seul chiffre de travers mène à une autre entreprise, ou à aucune.",
            "Recopiez-le depuis le registre officiel.",
        ),
        Code::E18 => (
            "Un nombre masqué pour protéger des personnes peut encore se déduire de ce qui est publié.",
            "Une soustraction suffit pour reconnaître quelqu’un dans un petit groupe.",
            "Regroupez les petites catégories, ou renoncez à l’un des chiffres qui le trahissent.",
        ),
        Code::E19 => (
            "Le fichier, ou l’en-tête d’un texte, ne se lit pas comme du YAML, ou porte deux fois une clé.",
            "À partir de là, Diptych ne sait plus ce qui est une clé et ce qui est un texte.",
            "Le plus souvent, des guillemets droits autour des mots suffisent ; le constat montre la ligne corrigée.",
        ),
        Code::E20 => (
            "Il manque une clé sans laquelle ce fichier n’a pas de sens.",
            "La page aurait un vide là où le regard se pose en premier.",
            "Ajoutez la clé ; le constat indique l’endroit où elle va.",
        ),
        Code::E21 => (
            "Une valeur n’est pas du genre que sa clé attend, ou ne fait pas partie de ses mots.",
            "Diptych devrait deviner ce qui est voulu.",
            "Écrivez une valeur comme celle qui est proposée.",
        ),
        Code::E22 => (
            "Un lien interne ne mène à aucune page, ou à un endroit qui n’existe pas sur la page.",
            "Le lecteur tomberait sur une page d’erreur.",
            "Corrigez le chemin, qui part du dossier du fichier, ou faites le lien par l’identifiant : `[](page:contact)`.",
        ),
        Code::E23 => (
            "Deux pages auraient la même adresse, parfois aux majuscules ou aux accents près.",
            "L’une écraserait l’autre.",
            "Donnez un autre `slug` à l’une des deux.",
        ),
        Code::E24 => (
            "Un gabarit du thème ne se lit pas, ou s’arrête pendant qu’il produit une page.",
            "Aucune page qui l’emploie ne peut paraître.",
            "Corrigez la ligne indiquée ; sans votre gabarit, celui du thème d’origine sert à nouveau.",
        ),
        Code::E25 => (
            "Un fichier manque, ne se lit pas, se trouve hors du site, ou ne convient pas à la publication.",
            "La page aurait un vide, ou livrerait des détails cachés comme le lieu d’une photo.",
            "Suivez la proposition du constat : corriger le nom, enregistrer en UTF-8, alléger, exporter de nouveau.",
        ),
        Code::W01 => (
            "Un texte n’est pas écrit dans une des langues du site, ou il n’y a encore que « … » à sa place.",
            "Les lecteurs de cette langue le voient dans une autre, avec une mention, ou ne le voient pas.",
            "Ajoutez la traduction ; un mot identique partout s’écrit simplement pour chaque langue.",
        ),
        Code::W02 => (
            "Une traduction est plus ancienne que son original : celui-ci a changé après qu’elle a été acceptée.",
            "Les lecteurs d’une langue apprennent ce que les autres ignorent.",
            "Comparez les deux textes, adaptez la traduction s’il le faut, puis acceptez-la de nouveau.",
        ),
        Code::W03 => (
            "Un nombre écrit dans un texte diffère des données dont il parle.",
            "Le lecteur voit deux chiffres pour une même chose : le texte et le graphique se contredisent.",
            "Laissez Diptych écrire le nombre : `{{ value … }}` est toujours celui des données.",
        ),
        Code::W04 => (
            "Un pourcentage tapé à la main n’est pas celui que donnent ses deux effectifs.",
            "Un lecteur muni d’une calculette trouve l’erreur, et doute du reste.",
            "Corrigez l’effectif ou le pourcentage ; dans les données, n’écrivez pas le pourcentage, puisqu’il se calcule.",
        ),
        Code::W05 => (
            "Une valeur est loin de la précédente sans explication, ou elle est vide.",
            "Un saut est soit une faute, soit ce que la page a de plus intéressant ; dans les deux cas, on posera la question.",
            "Vérifiez-la ; si elle est juste, expliquez-la dans `note` ; pour une valeur inconnue, écrivez son `status`.",
        ),
        Code::W06 => (
            "Une cible est donnée sans son point de départ.",
            "Un progrès ne se mesure qu’entre deux points.",
            "Ajoutez `baseline` avec une période qui a une valeur, et une `period` à la cible.",
        ),
        Code::W07 => (
            "Peu de personnes ont répondu, ou le chiffre repose sur peu de personnes.",
            "Une poignée de réponses en dit parfois peu sur les autres.",
            "Rien n’est à changer : la page montre un signe de prudence. Dites sous `limits` ce que le lecteur doit garder à l’esprit.",
        ),
        Code::W08 => (
            "Le consentement d’un témoin se termine dans les 90 jours.",
            "Passé ce jour, le témoignage quitte le site de lui-même.",
            "Demandez au témoin s’il veut continuer, et écrivez la nouvelle date.",
        ),
        Code::W09 => (
            "Un texte emploie un mot ou une graphie que le glossaire déconseille.",
            "Un lecteur qui rencontre deux mots pour une chose cherche deux choses.",
            "Écrivez le mot du glossaire, ou retirez cette graphie de la liste `forbidden`.",
        ),
        Code::W10 => (
            "Un effet est affirmé sans rien pour l’étayer, ou seuls de bons effets sont racontés.",
            "Une évaluation convainc quand elle montre ses preuves, et aussi ce qui n’a pas marché.",
            "Reliez un résultat ou une preuve à l’effet ; ajoutez des effets avec `sign: negative`.",
        ),
        Code::W11 => (
            "L’évaluation ne dit pas ce que ses chiffres ne peuvent pas montrer.",
            "Un lecteur qui connaît les limites croit mieux le reste.",
            "Écrivez deux ou trois phrases sous `limits`.",
        ),
        Code::W12 => (
            "Un graphique se lit mal : trop de catégories, ou un type qui ne va pas avec ses données.",
            "Un lecteur qui cherche dans la légende ne voit rien de ce que vous voulez montrer.",
            "Regroupez les petites catégories, prenez le type proposé, ou montrez un tableau.",
        ),
        Code::W13 => (
            "Les deux langues d’un texte n’ont pas les mêmes blocs ou les mêmes nombres.",
            "La figure 3 serait un graphique en français et un autre en néerlandais.",
            "Placez les mêmes blocs dans le même ordre dans les deux fichiers ; seuls les mots changent.",
        ),
        Code::W14 => (
            "Une valeur additionne des états dans le temps, comme le nombre de postes à la fin de chaque année.",
            "Dix postes gardés trois ans font dix postes, pas trente.",
            "Donnez l’état à la fin ou la moyenne de la période ; si cela s’est vraiment produit à chaque fois, écrivez `nature: flow`.",
        ),
        Code::W15 => (
            "Des effectifs qui se recoupent sont additionnés comme s’il s’agissait de personnes différentes.",
            "Le total annonce plus de personnes qu’il n’y en a.",
            "Écrivez `aggregate: none`, comptez des participations plutôt que des personnes, ou `may_overlap: false` si personne n’est compté deux fois.",
        ),
        Code::W16 => (
            "Un fichier ou un lien se trouve dans une langue et manque dans l’autre.",
            "Les lecteurs de l’autre langue reçoivent moins.",
            "Ajoutez-le dans l’autre fichier, ou retirez-le des deux.",
        ),
        Code::W17 => (
            "Quelque chose reste sans effet : une définition inutilisée, une page sans lien vers elle, un mot proche d’une commande.",
            "C’est souvent le signe qu’on voulait autre chose.",
            "Servez-vous-en, corrigez ou supprimez.",
        ),
        Code::W18 => (
            "Une couleur du thème est trop proche de ce qui l’entoure ; elle a été foncée ou éclaircie.",
            "On ne la lirait pas avec une vue faible, ni sur un téléphone au soleil.",
            "Écrivez la couleur qui la remplace, ou choisissez-en une autre.",
        ),
        Code::W19 => (
            "Une page, ou ce que toutes les pages chargent, dépasse le poids prévu.",
            "Sur un téléphone et un réseau lent, elle se fait attendre ; certaines personnes n’attendent pas.",
            "Divisez la page, ou retirez la partie la plus lourde, que le constat nomme.",
        ),
        Code::W20 => (
            "Un lien mène à une page qui n’est pas écrite dans la langue du lien.",
            "Le lecteur se retrouve soudain dans une autre langue.",
            "Traduisez la page, ou faites le lien vers une page qui existe dans les deux langues.",
        ),
        Code::W21 => (
            "Le site demande quelque chose qui ne peut pas être produit : un fichier que cet exemplaire de Diptych ne sait pas faire, un membre dont les fichiers contiennent des erreurs, des signes que nulle police ne dessine, ou une formule que le programme ne sait pas composer.",
            "Le site est publié, mais sans cela.",
            "Procurez-vous un exemplaire complet avec la commande du constat, ou désactivez la demande sous `produce` ; pour un membre, corrigez ses fichiers ; écrivez une formule en mots, ou montrez-la en image.",
        ),
        Code::W22 => (
            "Une fiche, un dépliant ou une affiche ne tient pas sur son papier, ou un tableau d’un cahier est plus large que sa page.",
            "Ce qui dépasse serait coupé à l’impression.",
            "Raccourcissez le texte que le constat nomme. Un exemplaire sans PDF estime la place, avec prudence ; un exemplaire complet compte les pages. Un tableau trop large perd des colonnes, ou devient deux tableaux.",
        ),
        Code::W23 => (
            "Une page contient ce qui arrête certaines personnes : un titre qui saute un niveau, une image ou un lien sans mots, un lien qui ne dit que « ici », un tableau sans en-têtes, une liste sans points.",
            "Qui écoute une page, ou la parcourt au clavier, s’oriente par ces repères ; sans eux, une partie du contenu n’existe pas.",
            "Le constat nomme la page et l’élément. Il vient du HTML d’un texte, ou d’un modèle de page propre au site : corrigez-le là.",
        ),
        Code::W24 => (
            "Une voix dont le nom est tu dit ce qui peut trahir qui parle : une adresse, un numéro de téléphone, un nom donné comme le sien, un poste que l’entreprise n’a qu’une fois (directrice, coordinateur), ou un âge exact à côté d’un lieu du site.",
            "La personne a accepté de parler parce que nul ne la reconnaîtrait ; un tel détail défait cela pour toujours.",
            "Ôtez ce détail ou dites-le moins exactement, marquez la coupe par […], et relisez le texte avec la personne.",
        ),
        Code::I01 => (
            "Un témoignage n’est pas publié parce que son consentement ne le permet pas.",
            "Tout va bien : c’est ainsi qu’un consentement retiré ou expiré est respecté.",
            "Il n’y a rien à faire, sauf si le témoin a donné son accord depuis : notez-le alors sous `consent`.",
        ),
    }
}
