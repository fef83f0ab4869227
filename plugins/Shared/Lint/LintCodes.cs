namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>Codes of what rpmlint's and lintian's hooks say; the others are the engine's and other plugins'.</summary>
internal static class LintCodes
{
    /// <summary>A setting of the hook has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH850";

    /// <summary>There is no tools root, or a program is missing in it.</summary>
    public const string NoTool = "OBSH851";

    /// <summary>The checker cannot read the configuration that the host gave it.</summary>
    public const string BadConfiguration = "OBSH852";

    /// <summary>The checker ended as none of its exit statuses explains.</summary>
    public const string Broke = "OBSH853";

    /// <summary>The package's own configuration of the checker keeps it from working.</summary>
    public const string BadPackageConfiguration = "OBSH854";

    /// <summary>The checker needed more memory than it may have.</summary>
    public const string TooBig = "OBSH855";

    /// <summary>What was found is not acceptable.</summary>
    public const string NotAcceptable = "OBSH856";
}
