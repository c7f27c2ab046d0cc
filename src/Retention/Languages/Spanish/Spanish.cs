namespace Retention.Languages.Spanish;

/// <summary>Spanish, with "tú".</summary>
internal static partial class Spanish
{
    /// <summary>All of them.</summary>
    public static Wordbook Book { get; } = new("es", "Spanish")
    {
        Flows = [.. ThankYou, .. AbandonedCart, .. SaveForLater, .. ReviewRequest, .. Nps, .. OwnSurvey, .. Settled, .. WinBack, .. Replenishment, .. CreditExpiry, .. TierReached, .. AccountInvitation],
        TextStop = "Responde STOP para no recibir estos SMS.",
        // "SÍ" and "más" have letters that make three parts of one.
        Texts = new()
        {
            Confirm = shop => $"{shop}: responde SI para recibir un recordatorio por SMS cuando dejes un carrito. Pueden aplicarse tarifas. HELP para ayuda, STOP para no recibir SMS.",
            Stopped = shop => $"{shop}: ya no recibes SMS de nuestra parte.",
            Help = (shop, reached) => $"{shop}: ayuda{reached}. Pueden aplicarse tarifas. Responde STOP para no recibir SMS.",
        },
        Frame = new()
        {
            Total = "Total",
            Quantity = count => $"Cantidad: {count}",
            Count = count => $"{count} x",
            More = count => count == 1 ? "y 1 artículo más" : $"y {count} artículos más",
            Label = text => $"{text}:",
            Unsubscribe = "Darme de baja",
            Policy = "Reembolsos y cambios",
            Why = "¿Por qué he recibido esto?",
            Preferences = "Elegir qué recibo",
            Contact = "Escríbenos",
            NotArrived = "¿Aún no ha llegado?",
            Problem = "Hay un problema",
            Saved = "Ver o cambiar mi lista",
            Item = "el artículo elegido",
            Items = "Tus artículos",
        },
        Sample = new("Alex", "Taza de gres", "Arena / 350 ml", "Paño de lino") { Level = "Plata", Benefits = "Envío gratis en todos los pedidos." },
        Answer = new()
        {
            Received = shop => $"Gracias por tu mensaje. Ha llegado a {shop}.",
            Scored = "Gracias por decírnoslo. Sentimos que no haya sido mejor.",
            Promise = (who, shop, by) => $"{(who is null ? $"Una persona de {shop}" : $"{who}, de {shop},")} lo leerá y te responderá antes del {by}.",
            MomentFormat = "dddd d 'de' MMMM 'a las' HH:mm",
            TextPromise = (who, shop, by) => $"{shop}: gracias. {who ?? "Una persona"} te responderá antes del {by}.",
            OrderSubject = order => $"Tu pedido {order}",
            MessageSubject = shop => $"Tu mensaje a {shop}",
            Preview = shop => $"Una respuesta de {shop}",
            OrderHeading = order => $"Sobre tu pedido {order}",
            MessageHeading = "Sobre tu mensaje",
            Reply = "Responde a este correo: una persona lee cada respuesta.",
            Why = shop => $"Recibes este correo porque escribiste a {shop}.",
            WhyScored = shop => $"Recibes este correo porque respondiste a una pregunta de {shop}.",
        },
    };
}
