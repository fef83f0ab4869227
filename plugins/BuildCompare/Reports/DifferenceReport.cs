using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Plugins.BuildCompare.Reports;

/// <summary>All differences as a text that goes back with the results.</summary>
internal static class DifferenceReport
{
    public const string Name = "hooks.build-compare.txt";

    private const int MaximumDetails = 2000;

    public static string Render(ImmutableArray<Difference> differences)
    {
        var text = new StringBuilder();
        foreach (var difference in differences)
        {
            text.Append(difference).Append('\n');
            foreach (var detail in difference.Details.Take(MaximumDetails))
            {
                text.Append("    ").Append(Printable.Line(detail)).Append('\n');
            }
        }

        return text.ToString();
    }
}
