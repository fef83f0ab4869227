using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.Planning;

/// <summary>Writes diagnostics, one line each: editors and people jump to file:line:column.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(IEnumerable<Diagnostic> diagnostics, TextWriter writer)
    {
        foreach (var diagnostic in diagnostics)
        {
            writer.WriteLine(LogText.CleanMessage(diagnostic.ToString()));
        }
    }
}
