using System.Text.Json;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>The reverse of <see cref="StructureWriter"/>.</summary>
internal static class StructureReader
{
    public static ElementNode Read(JsonElement structure, string name) => ElementNode.FromFields(
        structure.EnumerateObject()
            .Where(static field => field.Value.ValueKind != JsonValueKind.Null)
            .Select(field => KeyValuePair.Create(field.Name, ReadNode(field.Value, name))));

    private static ConstraintNode ReadNode(JsonElement node, string name) => node.ValueKind switch
    {
        JsonValueKind.Object => Read(node, name),
        JsonValueKind.Array => ListNode.FromEntries(node.EnumerateArray().Select(entry => ReadNode(entry, name))),
        _ => new TextNode(Question.ToText(node, name)),
    };
}
