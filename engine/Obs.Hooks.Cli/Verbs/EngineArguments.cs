using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The engine's own options of the verbs that programs call: what stands before <c>--</c>.</summary>
internal sealed record EngineArguments
{
    /// <summary><c>--real PROGRAM</c>: the real <c>build</c>.</summary>
    public string RealBuild { get; init; } = "";

    /// <summary><c>--config-dir</c>, <c>--state-dir</c>, <c>--plugin-dir</c>.</summary>
    public HostOverrides Host { get; init; } = new(null, null, []);

    /// <summary><c>--soft-nofile N</c>: the limit of open files that the caller had; the runtime raises its own.</summary>
    public ulong? SoftFileLimit { get; init; }

    /// <summary><c>--learn FILE</c>: do nothing that policy denies to scripts, and write the policy that they would need.</summary>
    public string? LearnFile { get; init; }

    /// <summary>What follows <c>--</c>.</summary>
    public ImmutableArray<string> Rest { get; init; } = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="EngineException">An unknown option, or one without its value.</exception>
    public static EngineArguments Parse(ReadOnlySpan<string> args)
    {
        var parsed = new EngineArguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--")
            {
                return parsed with { Rest = [.. args[(i + 1)..]] };
            }

            if (i + 1 >= args.Length || args[i + 1] == "--")
            {
                throw Usage($"option {args[i]} has no value");
            }

            var value = args[i + 1];
            parsed = args[i++] switch
            {
                "--real" => parsed with { RealBuild = value },
                "--config-dir" => parsed with { Host = parsed.Host with { ConfigDirectory = value } },
                "--state-dir" => parsed with { Host = parsed.Host with { StateDirectory = value } },
                "--plugin-dir" => parsed with { Host = parsed.Host with { PluginDirectories = parsed.Host.PluginDirectories.Add(value) } },
                "--learn" => parsed with { LearnFile = Path.GetFullPath(value) },
                "--soft-nofile" => parsed with { SoftFileLimit = FileLimit(value) },
                var unknown => throw Usage($"unknown option {unknown}"),
            };
        }

        return parsed;
    }

    private static ulong? FileLimit(string text) =>
        text == "unlimited" ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit
        : throw Usage($"option --soft-nofile: \"{text}\" is no number");

    private static EngineException Usage(string what) =>
        new(
            DiagnosticCodes.EngineUsage,
            $"{what}; expected [--real PROGRAM] [--config-dir DIR] [--state-dir DIR] [--plugin-dir DIR]... [--soft-nofile N] -- ARGUMENTS; "
            + "the arguments of the real program follow \"--\".");
}
