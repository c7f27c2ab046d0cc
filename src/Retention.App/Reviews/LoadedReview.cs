using Azure;
using Retention.Reviews;

namespace Retention.App.Reviews;

/// <summary>A review as it was read.</summary>
/// <param name="Review">The review.</param>
/// <param name="ETag">The row's mark, that a change has to match.</param>
internal sealed record LoadedReview(Review Review, ETag ETag);
