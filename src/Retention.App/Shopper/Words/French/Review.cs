using Retention.App.Photos;

namespace Retention.App.ForShoppers;

internal static partial class French
{
    private static ReviewWords Review => new()
    {
        Title = order => $"Votre avis sur la commande {order}",
        Intro = shop => $"Notez autant d'articles que vous le souhaitez. Bon ou mauvais, tout avis est utile. Ce que vous écrivez est transmis à {shop}, qui peut le montrer à d'autres clients, avec votre prénom.",
        Stars = "Combien d'étoiles\u00A0?",
        Star = count => count == 1 ? "1 étoile" : $"{count} étoiles",
        ItemTitle = "Titre (facultatif)",
        ItemText = "Votre avis (facultatif)",
        Send = "Envoyer mon avis",
        NotArrived = "Pas encore arrivé\u00A0?",
        Problem = "Il y a un problème",
        Else = "Autre chose\u00A0?",
        NoStars = "Choisissez de 1 à 5 étoiles pour au moins un article.",
        NoStarsFor = item => $"Choisissez de 1 à 5 étoiles pour {item}.",
        TooLong = item => $"Ce que vous avez écrit sur {item} est trop long\u00A0: 100 caractères au plus pour le titre et 2\u00A0000 pour l'avis.",
        DoneTitle = "Merci pour votre avis",
        Done = shop => $"Il est bien arrivé chez {shop}. Nous ne vous demanderons plus rien sur cette commande.",
        Rules = shop => $"Sont montrés les étoiles, le texte et les photos, après vérification des liens, des données personnelles et des injures. Le nombre d’étoiles ne décide ni de la publication, ni de ce que vous recevez. Vous pouvez modifier ou retirer votre avis sur cette page. {shop} peut répondre.",
        Photos = "Photos (facultatif, cinq au plus)",
        AboutPhotos = "JPEG, PNG ou WebP, 8\u00A0Mo au plus chacune. Nous supprimons où et avec quoi elles ont été prises.",
        PhotoOf = (item, number) => $"Photo {number} de {item}",
        Off = "Supprimer",
        Refused = RefusedPhoto,
        Keep = "Garder pour plus tard",
        Kept = day => $"Nous gardons votre brouillon, photos comprises, jusqu’au {day}. Il n’est pas encore envoyé.",
        Discard = "Supprimer le brouillon",
        AboutKeeping = days => $"Ce que vous gardez pour plus tard reste {days} jours, et vous seul le voyez. Ouvrez cette page depuis le même e-mail pour continuer.",
        SentOn = day => $"Envoyé le {day}.",
        Waiting = why => why is null ? "L’avis attend qu’une personne de la boutique l’ait lu." : $"L’avis attend qu’une personne de la boutique l’ait lu\u00A0: {why}.",
        Published = "L’avis est publié.",
        Rejected = why => why is null ? "La boutique ne le montre pas. Vous pouvez le modifier et l’envoyer de nouveau." : $"La boutique ne le montre pas\u00A0: {why}. Vous pouvez le modifier et l’envoyer de nouveau.",
        Because = BecauseOfReview,
        Withdraw = "Retirer",
        WithdrawOf = item => $"Retirer l’avis sur {item}",
        WithdrawTitle = "Retirer votre avis\u00A0?",
        WithdrawText = item => $"Votre avis sur {item} ne sera plus montré\u00A0; son texte et ses photos seront effacés. Des copies dans les navigateurs peuvent durer cinq minutes de plus.",
        WithdrawSend = "Retirer mon avis",
        WithdrawnTitle = "Votre avis est retiré",
        Withdrawn = shop => $"{shop} ne le montre plus. Vous pouvez en écrire un autre quand vous voulez.",
        Again = "Voir ou modifier mon avis",
        BusyTitle = "Trop de photos en ce moment",
        Busy = "D’autres personnes envoient des photos. Revenez en arrière et renvoyez les vôtres dans une minute.",
    };

    private static string RefusedPhoto(RefusedPhoto refused) => refused switch
    {
        { Why: PhotoRefusal.OneTooMany, Name: var name } => $"«\u00A0{name}\u00A0» n’a pas été ajoutée\u00A0: un article a cinq photos au plus.",
        { Why: PhotoRefusal.TooMuchAtOnce, Name: var name } => $"«\u00A0{name}\u00A0» n’a pas été ajoutée\u00A0: c’était trop à la fois. Les photos précédentes sont gardées\u00A0; ajoutez celle-ci maintenant et renvoyez.",
        { Fault: PhotoFault.Empty, Name: var name } => $"«\u00A0{name}\u00A0» est vide. Choisissez ce fichier de nouveau.",
        { Fault: PhotoFault.TooLarge, Name: var name } => $"«\u00A0{name}\u00A0» dépasse 8\u00A0Mo. Choisissez une photo plus petite, ou une capture d’écran.",
        { Fault: PhotoFault.Heic, Name: var name } => $"«\u00A0{name}\u00A0» est un fichier HEIC, que la plupart des navigateurs ne montrent pas. Sur un iPhone, choisissez Réglages, Appareil photo, Formats, Le plus compatible\u00A0; ou envoyez une capture d’écran.",
        { Fault: PhotoFault.Animated, Name: var name } => $"«\u00A0{name}\u00A0» est animée. Choisissez une photo fixe.",
        { Fault: PhotoFault.Damaged, Name: var name } => $"«\u00A0{name}\u00A0» est abîmée ou incomplète. Ouvrez-la, enregistrez-la de nouveau en JPEG et choisissez-la encore.",
        { Fault: PhotoFault.TooSmall, Name: var name } => $"«\u00A0{name}\u00A0» est trop petite\u00A0: il faut 50 pixels par côté.",
        { Fault: PhotoFault.TooManyPixels, Name: var name } => $"«\u00A0{name}\u00A0» a trop de pixels\u00A0: 12\u00A0000 par côté et 50 millions en tout au plus. Choisissez une photo plus petite.",
        { Name: var name } => $"«\u00A0{name}\u00A0» n’est pas une photo que l’on peut montrer. Choisissez un fichier JPEG, PNG ou WebP.",
    };

    private static string? BecauseOfReview(string reason) => reason switch
    {
        "link" => "il semble contenir une adresse web",
        "email" => "il semble contenir une adresse e-mail",
        "telephone" => "il semble contenir un numéro de téléphone",
        "personal-data" => "il semble contenir des données personnelles",
        "insult" => "il semble injurier quelqu’un",
        "capitals" => "il est écrit en majuscules",
        "was-rejected" => "un avis précédent a été refusé",
        "advertising" => "il fait de la publicité pour autre chose",
        "not-about-item" => "il ne parle pas de l’article",
        "not-genuine" => "la boutique dit qu’il n’est pas authentique",
        "unlawful" => "la loi interdit de le montrer",
        _ => null,
    };
}
