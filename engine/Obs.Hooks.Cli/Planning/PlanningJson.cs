using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Obs.Hooks.Cli.Planning;

[JsonSerializable(typeof(PlanRecord))]
[JsonSerializable(typeof(CheckRecord))]
[JsonSerializable(typeof(ExplainRecord))]
internal sealed partial class PlanningJson : JsonSerializerContext
{
    /// <summary>For terminals and scripts, not for web pages: quotes and letters stay readable.</summary>
    public static PlanningJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
