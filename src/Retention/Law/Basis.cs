namespace Retention.Law;

/// <summary>
/// What can allow a message. A rule names all that is enough where it holds; what is known of a shopper gives those that are there: one in both
/// is a basis. Never stored.
/// </summary>
[Flags]
public enum Basis
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Explicit consent that names this kind of message and was confirmed from the address itself.</summary>
    Named = 1,

    /// <summary>Explicit consent that was confirmed from the address itself (double opt-in).</summary>
    Confirmed = 2,

    /// <summary>Explicit consent.</summary>
    Express = 4,

    /// <summary>A completed sale, for the shop's own similar goods, where the shop offers the refusal when it takes the address ("soft opt-in").</summary>
    Sale = 8,

    /// <summary>A purchase that is not too long ago, where the shop offers the refusal when it takes the address.</summary>
    Purchase = 16,

    /// <summary>An enquiry about goods that is not too long ago, where the shop offers the refusal when it takes the address.</summary>
    Enquiry = 32,

    /// <summary>A completed sale, however long ago: the message is about it.</summary>
    Customer = 64,

    /// <summary>It may go without a basis.</summary>
    Unasked = 128,
}
