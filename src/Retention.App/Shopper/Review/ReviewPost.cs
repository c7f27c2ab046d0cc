using System.Collections.Immutable;
using Retention.App.Photos;
using Retention.Reviews;

namespace Retention.App.ForShoppers;

/// <summary>Why a file that came with a review was not kept.</summary>
public enum PhotoRefusal
{
    /// <summary>What it holds.</summary>
    Fault,

    /// <summary>The item has as many photos as it may.</summary>
    OneTooMany,

    /// <summary>The post as a whole was too large by then.</summary>
    TooMuchAtOnce,
}

/// <summary>A file that was not kept.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Name">What the shopper calls it.</param>
/// <param name="Why">Why.</param>
/// <param name="Fault">What is wrong with what it holds; null where that is not why.</param>
public sealed record RefusedPhoto(int Item, string Name, PhotoRefusal Why, PhotoFault? Fault = null);

/// <summary>A photo that came with a review, and is kept by now.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Name">What the shopper calls it.</param>
/// <param name="Photo">The photo.</param>
internal sealed record TakenPhoto(int Item, string Name, ReviewPhoto Photo);

/// <summary>What became of reading a posted review: a closed type of three cases.</summary>
internal abstract record ReviewPost
{
    private ReviewPost()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Form">Its fields.</param>
    internal sealed record Read(PostedForm Form) : ReviewPost
    {
        /// <summary>The photos, kept.</summary>
        public ImmutableArray<TakenPhoto> Taken { get; init; } = [];

        /// <summary>The files that were not kept.</summary>
        public ImmutableArray<RefusedPhoto> Refused { get; init; } = [];
    }

    /// <summary>It was too large, or broken on its way.</summary>
    internal sealed record Unread : ReviewPost
    {
        /// <summary>The photos that were kept until then: nobody asked for them to stay.</summary>
        public ImmutableArray<ReviewPhoto> Taken { get; init; } = [];
    }

    /// <summary>Too many others send photos at this moment.</summary>
    internal sealed record Busy : ReviewPost;
}
