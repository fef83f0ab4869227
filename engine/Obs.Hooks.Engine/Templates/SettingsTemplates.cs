using System.Buffers;
using System.Text.Json;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Templates;

/// <summary>Checks and fills in the texts of a hook's settings.</summary>
internal sealed class SettingsTemplates
{
    private readonly PlaceholderRenderer _placeholders = new();
    private BlockRenderer? _blocks;

    /// <summary>Reports everything wrong in the texts below <paramref name="node"/>; no job is needed.</summary>
    public void Check(ConfigNode node, DiagnosticBag bag)
    {
        foreach (var item in node.Items)
        {
            Check(item, bag);
        }

        foreach (var member in node.Members)
        {
            Check(member.Value, bag);
        }

        if (node.Kind == ConfigNodeKind.Text && node.Text.Contains(PlaceholderRenderer.Open, StringComparison.Ordinal))
        {
            CheckText(node, bag);
        }
    }

    /// <summary>The settings with all placeholders filled in.</summary>
    public HookSettings Render(ConfigNode? settings, TemplateContext context)
    {
        if (settings is null || settings.Members.IsEmpty)
        {
            return HookSettings.Empty;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(settings, context, writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return new HookSettings(JsonElement.ParseValue(ref reader));
    }

    private void CheckText(ConfigNode node, DiagnosticBag bag)
    {
        if (BlockRenderer.IsNeededFor(node.Text) && node.Trust != TrustClass.Host)
        {
            bag.Error(
                DiagnosticCodes.BlockTemplateNotAllowed,
                node.Location,
                "a block template in a file of the " + (node.Trust == TrustClass.Project ? "project" : "package"),
                "placeholders such as {{job.arch}}",
                "only the host's files may use {{#if}} and {{#each}}");
            return;
        }

        foreach (var problem in RendererOf(node.Text).Check(node.Text))
        {
            bag.Error(problem.Code, node.LocationOf(problem.Character), problem.Found, problem.Expected, problem.Fix);
        }
    }

    private void Write(ConfigNode node, TemplateContext context, Utf8JsonWriter writer)
    {
        switch (node.Kind)
        {
            case ConfigNodeKind.Object:
                writer.WriteStartObject();
                foreach (var member in node.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, context, writer);
                }

                writer.WriteEndObject();
                break;
            case ConfigNodeKind.Array:
                writer.WriteStartArray();
                foreach (var item in node.Items)
                {
                    Write(item, context, writer);
                }

                writer.WriteEndArray();
                break;
            case ConfigNodeKind.Text:
                writer.WriteStringValue(
                    node.Text.Contains(PlaceholderRenderer.Open, StringComparison.Ordinal)
                        ? RendererOf(node.Text).Render(node.Text, context)
                        : node.Text);
                break;
            case ConfigNodeKind.Null:
                writer.WriteNullValue();
                break;
            default:
                // Numbers and switches as written: no rounding of what a hook may read as a decimal.
                writer.WriteRawValue(node.Text, skipInputValidation: true);
                break;
        }
    }

    private ITemplateRenderer RendererOf(string text) =>
        BlockRenderer.IsNeededFor(text) ? _blocks ??= new BlockRenderer() : _placeholders;
}
