using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Policy;

/// <summary>The grammar of values in a policy. The patterns are for the schema; the methods are what the engine runs.</summary>
internal static class PolicyNames
{
    /// <summary>Mounts and registrations with the host's kernel are not for scripts.</summary>
    public const string CapabilityPattern = "^(packages|build-options|sources|prjconf|tools-roots|results|reports|unchanged|root-files|machine)$";

    public const string DirectoryPattern = "^/";
    public const string OptionPattern = "^--[a-z][a-z0-9-]*$";
    public const string ToolPattern = "^[A-Za-z0-9][A-Za-z0-9._+-]*$";
    public const string PinPattern = "^sha256:[0-9a-f]{64}$";
    public const string PinPrefix = "sha256:";

    public const string ACapability = "one of packages, build-options, sources, prjconf, tools-roots, results, reports, unchanged, root-files, machine";

    private const HookCapabilities NeverForScripts = HookCapabilities.Binfmt | HookCapabilities.Mounts | HookCapabilities.Build;

    public static ReadOnlySpan<string> Actions => new[] { "fail", "warn", "skip" };

    public static DeniedAction? Action(string text) => text switch
    {
        "fail" => DeniedAction.Fail,
        "warn" => DeniedAction.Warn,
        "skip" => DeniedAction.Skip,
        _ => null,
    };

    public static bool IsCapability(string text) => Capability(text) is not HookCapabilities.None;

    /// <summary><see cref="HookCapabilities.None"/> for what is none that a script can have.</summary>
    public static HookCapabilities Capability(string text)
    {
        var bit = ManifestNames.IndexOf(ManifestNames.Capabilities, text);
        return bit < 0 ? HookCapabilities.None : (HookCapabilities)(1 << bit) & ~NeverForScripts;
    }

    /// <summary>The names of capabilities, for messages.</summary>
    public static string Describe(HookCapabilities capabilities)
    {
        var names = new List<string>();
        for (var bit = 0; bit < ManifestNames.Capabilities.Length; bit++)
        {
            if (((int)capabilities & (1 << bit)) != 0)
            {
                names.Add(ManifestNames.Capabilities[bit]);
            }
        }

        return names.Count == 0 ? "nothing" : string.Join(", ", names);
    }

    public static bool IsDirectory(string text) => text.StartsWith('/');

    public static bool IsOption(string text) =>
        text.Length > 2 && text.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetterLower(text[2])
        && text.AsSpan(2).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;

    public static bool IsTool(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0])
        && text.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-") < 0;

    public static bool IsPin(string text) =>
        text.StartsWith(PinPrefix, StringComparison.Ordinal)
        && text.Length == PinPrefix.Length + (2 * Sha256.Size)
        && text.AsSpan(PinPrefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
}
