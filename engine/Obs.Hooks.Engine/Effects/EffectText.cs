using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects.Machines;

namespace Obs.Hooks.Engine.Effects;

/// <summary>Effects in words, and checks of the texts in them.</summary>
internal static class EffectText
{
    public static string Describe(Effect effect) => effect switch
    {
        AddPackage e => $"package {e.Name} ({e.Uses})",
        SetBuildOption { Value: null } e => $"build option {e.Option}",
        SetBuildOption e => $"build option {e.Option}={e.Value}",
        AddSource e => $"source {e.Name}",
        AddRootFile e => $"file {e.Path} in the root",
        SetMachine e => MachineText.Describe(e),
        SetGuestKernel e => $"guest kernel {e.Kernel}",
        AppendPrjconf e => $"{e.Lines.Length} prjconf line(s)",
        UseToolsRoot e => $"tools root {e.Name} from {e.Directory}",
        Mount e => $"mount {e.Name} ({e.Kind})",
        RegisterBinfmt e => $"binfmt {e.Name} ({e.Scope})",
        ReplaceBuild e => $"builds with {e.Step.Summary}",
        BuildInGuest e => $"builds in the guest with {e.Summary}",
        AddResult e => $"result {e.Directory}/{e.Name} added",
        ReplaceResult e => $"result {e.Directory}/{e.Name} replaced",
        RemoveResult e => $"result {e.Directory}/{e.Name} removed",
        AttachReport e => $"report {e.Name}",
        ReportFindings e => string.Create(CultureInfo.InvariantCulture, $"{e.Findings.Length} finding(s)"),
        Warn => "warning",
        _ => effect.GetType().Name,
    };

    /// <summary>Whether a text has characters that would begin a new line or word, or hide something in a log.</summary>
    public static bool HasControlCharacters(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An absolute path that shell words and line formats of obs-build carry unharmed.</summary>
    public static bool IsPlainAbsolutePath(string path)
    {
        if (!path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in path)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return true;
    }
}
