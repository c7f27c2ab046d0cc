// Violations on purpose: FoldersTests and MeaningTests must name each of them. A check that can't fail holds nothing.
#pragma warning disable IDE0130, MA0182 // The namespaces are those of the folders in which this would be wrong.

namespace Retention.App.Senders
{
    /// <summary>A sender that knows a door: it names the door's type in code, without any using line.</summary>
    internal static class PlantedSender
    {
        public static string Name() => typeof(Webhooks.ShopifyDoor).Name;
    }
}

namespace Retention.App.Webhooks
{
    /// <summary>A door that reads a shopper: only a parameter's type tells.</summary>
    internal static class PlantedDoor
    {
        public static bool Knows(Storage.ShopperStore? store) => store is not null;
    }
}

namespace Retention.App.Unheard
{
    /// <summary>A folder that the table does not have.</summary>
    internal static class PlantedFolder
    {
        public static int One() => 1;
    }
}

namespace Retention.App.Tests.Architecture.PlantedMeaning
{
    internal static class ReadsFiles
    {
        public static string Breaks() => System.IO.File.ReadAllText("settings.json");
    }

    internal static class CallsTheNetwork
    {
        public static System.Net.Http.HttpClient Breaks() => new();
    }

    internal static class Awaits
    {
        public static async Task BreaksAsync() => await Task.Yield();
    }

    internal static class AsksTheClock
    {
        public static DateTime Breaks() => DateTime.UtcNow;
    }

    internal static class AsksTheOtherClock
    {
        public static DateTimeOffset Breaks() => DateTimeOffset.Now;
    }

    internal static class HoldsAClock
    {
        public static TimeProvider Breaks() => TimeProvider.System;
    }

    internal static class StopsTime
    {
        public static long Breaks() => System.Diagnostics.Stopwatch.GetTimestamp();
    }

    internal static class RollsDice
    {
        public static int Breaks() => Random.Shared.Next();
    }

    internal static class MakesIds
    {
        public static Guid Breaks() => Guid.NewGuid();
    }

    internal static class MakesSecrets
    {
        public static int Breaks() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(2);
    }

    internal static class WritesJson
    {
        public static string Breaks() => System.Text.Json.JsonSerializer.Serialize(1);
    }
}
