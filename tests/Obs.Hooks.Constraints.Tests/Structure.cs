using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Obs.Hooks.Cli.ConstraintQuestions;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Tests;

/// <summary>Structures as text, to compare them.</summary>
internal static class Structure
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(ConstraintNode? node)
    {
        if (node is null)
        {
            return "null";
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            StructureWriter.Write(writer, node);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
