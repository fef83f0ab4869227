using System.Text.Json;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>A constraints structure as JSON: the shape of its XML, lists as arrays.</summary>
internal static class StructureWriter
{
    public static void Write(Utf8JsonWriter writer, ConstraintNode node)
    {
        switch (node)
        {
            case TextNode text:
                writer.WriteStringValue(text.Text);
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var entry in list.Entries)
                {
                    Write(writer, entry);
                }

                writer.WriteEndArray();
                break;
            case ElementNode element:
                writer.WriteStartObject();
                foreach (var (name, field) in element.Fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
        }
    }
}
