using System.Text;
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

        // By way of bytes: what is half a character in a job's texts becomes a replacement character.
        return new HookSettings(Encoding.UTF8.GetBytes(ConfigNodeWriter.Write(settings, text => Fill(text, context))));
    }

    /// <summary>One text that <see cref="Check"/> found right, filled in.</summary>
    public string Fill(string text, TemplateContext context) =>
        text.Contains(PlaceholderRenderer.Open, StringComparison.Ordinal) ? RendererOf(text).Render(text, context) : text;

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

    private ITemplateRenderer RendererOf(string text) =>
        BlockRenderer.IsNeededFor(text) ? _blocks ??= new BlockRenderer() : _placeholders;
}
