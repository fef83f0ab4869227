using System.Collections.Immutable;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>One JSON value that knows where it was written. Layers are merged as trees of these, so origins survive.</summary>
internal sealed record ConfigNode(ConfigNodeKind Kind, SourcePoint Point)
{
    /// <summary>The decoded text, or the number or switch as written.</summary>
    public string Text { get; init; } = "";

    public ImmutableArray<ConfigNode> Items { get; init; } = [];

    /// <summary>In the order in which they were written; names are unique.</summary>
    public ImmutableArray<ConfigMember> Members { get; init; } = [];

    public SourceLocation Location => Point.Location;

    public TrustClass Trust => Point.Text.Trust;

    public ConfigNode? Find(string name)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>Where a character of a text stands.</summary>
    public SourceLocation LocationOf(int character) =>
        Point.Text.Locate(Point.Text.OffsetInString(Point.Offset, character));

    /// <summary>What a message calls it.</summary>
    public string Describe() => Kind switch
    {
        ConfigNodeKind.Null => "null",
        ConfigNodeKind.Switch or ConfigNodeKind.Number => Printable(Text),
        ConfigNodeKind.Text => $"\"{Printable(Text)}\"",
        ConfigNodeKind.Array => "an array",
        _ => "an object",
    };

    /// <summary>One bounded line: what stands in a file must not break or flood a message.</summary>
    internal static string Printable(string text)
    {
        var shown = text.Length <= 80 ? text : text[..80] + "…";
        return string.Create(shown.Length, shown, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(value[i]) ? '?' : value[i];
            }
        });
    }
}
