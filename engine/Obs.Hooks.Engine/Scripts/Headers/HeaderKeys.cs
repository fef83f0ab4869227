using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>The keys of a header. Those that hooks.json has too are called the same and mean the same.</summary>
internal static class HeaderKeys
{
    public const string Hook = "hook";
    public const string Summary = "summary";
    public const string Points = "points";
    public const string Stage = "stage";
    public const string Before = "before";
    public const string After = "after";
    public const string Timeout = "timeout";
    public const string Capabilities = "capabilities";
    public const string OnError = "onError";
    public const string Setting = "setting";

    public static ImmutableArray<string> All { get; } =
        [Hook, Summary, Points, Stage, Before, After, Timeout, Capabilities, OnError, Setting];

    /// <summary>Whether it may be said several times.</summary>
    public static bool Repeats(string key) => string.Equals(key, Setting, StringComparison.Ordinal);

    public static bool IsList(string key) => key is Points or Before or After or Capabilities;
}
