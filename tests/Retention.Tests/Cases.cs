using FsCheck;
using FsCheck.Fluent;

namespace Retention.Tests;

/// <summary>Properties, each tried on thousands of cases. A failure names the case and the seed that gives it again.</summary>
internal static class Cases
{
    public static void ForAll<T>(Gen<T> cases, Action<T> holds, int count = 2_000) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    /// <summary>Between none and so many of them.</summary>
    public static Gen<T[]> UpTo<T>(this Gen<T> one, int most) =>
        from count in Gen.Choose(0, most)
        from all in one.ArrayOf(count)
        select all;
}
