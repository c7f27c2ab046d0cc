using System.Collections.Immutable;

namespace Retention.App.Senders;

/// <summary>To which mails a letter belongs, so that a mail program shows them together (RFC 5322 3.6.4). Ids stand with their angle brackets.</summary>
/// <param name="Id">Its own Message-ID; null where the provider makes one.</param>
/// <param name="Answers">The mail that it answers; null for none.</param>
/// <param name="Earlier">All of the thread before it, the oldest first.</param>
internal sealed record LetterThread(string? Id, string? Answers, ImmutableArray<string> Earlier)
{
    /// <summary>Whether a program wrote it: then no other program shall answer it (RFC 3834; the second name is Exchange's).</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The headers that say so.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers
    {
        get
        {
            var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
            if (Id is not null)
                headers.Add(new("Message-ID", Id));
            if (Answers is not null)
                headers.Add(new("In-Reply-To", Answers));
            if (!Earlier.IsEmpty)
                headers.Add(new("References", string.Join(' ', Earlier)));
            if (IsAutomatic)
            {
                headers.Add(new("Auto-Submitted", "auto-replied"));
                headers.Add(new("X-Auto-Response-Suppress", "All"));
            }

            return headers.ToImmutable();
        }
    }
}
