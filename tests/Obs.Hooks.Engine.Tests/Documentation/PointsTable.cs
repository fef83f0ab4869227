using System.Text;
using System.Xml.Linq;

namespace Obs.Hooks.Engine.Tests.Documentation;

/// <summary>
/// The README's table of points, made from the remarks of the four point interfaces: each follows one template,
/// "When: … Caller: … Runs as: …".
/// </summary>
internal static class PointsTable
{
    private static readonly string[] Aspects =
        ["When", "Caller", "Runs as", "Sees", "May request", "Budget", "On failure", "On cancel", "Local parity"];

    private static readonly (string Point, Type Interface)[] Points =
    [
        ("precheck", typeof(IPrecheckHook)),
        ("pre-chroot", typeof(IPreChrootHook)),
        ("post-build", typeof(IPostBuildHook)),
        ("cleanup", typeof(ICleanupHook)),
    ];

    public static string Render()
    {
        var remarks = Points.Select(static p => Remarks(p.Interface)).ToArray();
        var table = new StringBuilder();
        table.Append("| |").AppendJoin('|', Points.Select(static p => $" `{p.Point}` ")).Append("|\n");
        table.Append("|---|").AppendJoin('|', Points.Select(static _ => "---")).Append("|\n");
        for (var i = 0; i < Aspects.Length; i++)
        {
            table.Append($"| {Aspects[i]} |");
            foreach (var text in remarks)
            {
                table.Append($" {Part(text, i)} |");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    private static string Part(string remarks, int aspect)
    {
        var opening = Aspects[aspect] + ": ";
        var start = remarks.IndexOf(opening, StringComparison.Ordinal);
        start.Should().BeGreaterThanOrEqualTo(0, $"every point says \"{opening}\"");
        start += opening.Length;
        var end = aspect + 1 < Aspects.Length
            ? remarks.IndexOf(Aspects[aspect + 1] + ": ", start, StringComparison.Ordinal)
            : remarks.Length;
        return remarks[start..end].Trim().TrimEnd('.');
    }

    private static string Remarks(Type type)
    {
        var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
        var member = XDocument.Load(file).Descendants("member").Single(m => (string?)m.Attribute("name") == $"T:{type.FullName}");
        var text = new StringBuilder();
        foreach (var node in member.Element("remarks")!.Nodes())
        {
            text.Append(node switch
            {
                XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('.')[^1]}`",
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                _ => node.ToString(),
            });
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
