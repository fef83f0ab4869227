using System.Collections.Immutable;
using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Engine.Configuration.Schema;

/// <summary>Writes <c>hooks.schema.json</c> from the option types. For people and editors: nothing on the hot path.</summary>
internal static class HooksSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text()
    {
        var schema = new JsonObject
        {
            // Draft 7 is what editors and NJsonSchema both understand.
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "hooks.json",
        };
        foreach (var (key, value) in ObjectOf(typeof(HooksFile)))
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Indented) + "\n";
    }

    /// <summary>The JSON key of each property of an option type, in order of declaration.</summary>
    public static IEnumerable<string> Keys(Type type) => Properties(type).Select(KeyOf);

    private static JsonObject ObjectOf(Type type)
    {
        var properties = new JsonObject();
        foreach (var property in Properties(type))
        {
            var schema = ValueOf(property.PropertyType, property.GetCustomAttribute<SchemaPatternAttribute>()?.Pattern);
            schema["description"] = Description(property) + (property.PropertyType == typeof(ConfigNode) ? Placeholders() : "");
            properties[KeyOf(property)] = schema;
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = Description(type),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }

    private static JsonObject ValueOf(Type declared, string? pattern)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            _ when type == typeof(string) || type == typeof(TimeSpan) => TextOf(pattern),
            _ when type == typeof(ConfigNode) => new JsonObject { ["type"] = "object" },
            _ when type == typeof(ImmutableArray<string>) =>
                new JsonObject { ["type"] = "array", ["items"] = TextOf(pattern) },
            _ when type == typeof(IReadOnlyDictionary<string, HookOptions>) => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["patternProperties"] = new JsonObject { [HookNames.IdPattern] = ObjectOf(typeof(HookOptions)) },
            },
            _ when type == typeof(IReadOnlyDictionary<string, PolicyOptions>) => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = ObjectOf(typeof(PolicyOptions)),
            },
            _ when type == typeof(int) => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            { IsEnum: true } => new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(static n => JsonValue.Create(n.ToLowerInvariant()))]),
            },
            _ => ObjectOf(type),
        };
    }

    private static string Placeholders() =>
        " Placeholders: " + string.Join("; ", TemplatePlaceholders.All.Select(static p => $"{{{{{p.Name}}}}} {p.Description.TrimEnd('.')}"));

    private static JsonObject TextOf(string? pattern) => pattern is null
        ? new JsonObject { ["type"] = "string", ["minLength"] = 1 }
        : new JsonObject { ["type"] = "string", ["pattern"] = pattern };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(static p => p.MetadataToken);

    private static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<SchemaNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Description(MemberInfo member) =>
        member.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? throw new InvalidOperationException($"{member.Name} has no description");
}
