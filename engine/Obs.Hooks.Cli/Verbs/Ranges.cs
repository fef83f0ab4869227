using System.CommandLine.Parsing;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>Numbers on the command line.</summary>
internal static class Ranges
{
    public static void Check(OptionResult result, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            result.AddError(FormattableString.Invariant($"{result.IdentifierToken?.Value} is {value}; expected {least} to {most}"));
        }
    }
}
