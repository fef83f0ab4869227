using System.Globalization;

namespace Obs.Hooks;

/// <summary>Why a job got a worker or waits. Made by the thousand in a round, so the words come only when somebody reads them.</summary>
/// <param name="Code">The kind.</param>
public readonly record struct AllocationReason(ReasonCode Code)
{
    /// <summary>Additional words: of a filter, of an allocator, or the job a worker is kept for.</summary>
    public string Text { get => field ?? ""; init; }

    /// <summary>Score of the chosen worker.</summary>
    public double Score { get; init; }

    /// <summary>How many workers of the fleet may build the job.</summary>
    public int Allowed { get; init; }

    /// <summary>How many of them were idle when the round began; for an assignment: how many it was chosen from.</summary>
    public int Idle { get; init; }

    /// <summary>How many of them build.</summary>
    public int Building { get; init; }

    /// <summary>How many of them are down, away or dead.</summary>
    public int Gone => Allowed - Idle - Building;

    /// <summary>A reason in an allocator's own words.</summary>
    /// <param name="text">One sentence without a full stop.</param>
    public static implicit operator AllocationReason(string text) => FromString(text);

    /// <summary>A reason in an allocator's own words.</summary>
    /// <param name="text">One sentence without a full stop.</param>
    /// <returns>A reason of kind <see cref="ReasonCode.Other"/>.</returns>
    public static AllocationReason FromString(string text) => new(ReasonCode.Other) { Text = text };

    /// <summary>One line for people.</summary>
    /// <returns>The reason in words.</returns>
    public override string ToString() => Code switch
    {
        ReasonCode.BestWorker => string.Create(CultureInfo.InvariantCulture, $"best of {Count(Idle, "idle worker")}, score {Score:0.####}{Suffix}"),
        ReasonCode.NoWorker => $"no worker may build it{Suffix}",
        ReasonCode.NoneIdle => $"{Count(Allowed, "worker")} may build it, none is idle ({Building} building, {Gone} away or down){Suffix}",
        ReasonCode.Outranked => $"others in the queue got the {Count(Idle, "idle worker")} that may build it ({Building} building){Suffix}",
        ReasonCode.Refused => $"refused on the {Count(Idle, "idle worker")} that may build it{Suffix}",
        ReasonCode.Reserved => $"the idle worker that may build it is kept{Suffix}",
        ReasonCode.NotReached => $"the round ended before its turn{Suffix}",
        _ => Text,
    };

    private string Suffix => Text.Length == 0 ? "" : $": {Text}";

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
