using System.Collections.Immutable;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>The settings <c>prjconf</c> and <c>buildOptions</c>.</summary>
internal static class BuildSettings
{
    public static ImmutableArray<Effect> Read(HookSettings settings, List<string> problems)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        var lines = settings.TextList("prjconf");
        if (!lines.IsEmpty)
        {
            effects.Add(new AppendPrjconf(lines));
        }

        foreach (var option in settings.TextList("buildOptions"))
        {
            if (!option.StartsWith("--", StringComparison.Ordinal))
            {
                problems.Add($"{Codes.BadOption}: buildOptions: found '{option}'; expected an option with its two dashes, as --jobs=4");
                continue;
            }

            var equals = option.IndexOf('=', StringComparison.Ordinal);
            effects.Add(equals < 0 ? new SetBuildOption(option) : new SetBuildOption(option[..equals], option[(equals + 1)..]));
        }

        return effects.ToImmutable();
    }
}
