using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>A setting has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH860";

    /// <summary>There is no tools root, or no package manager in it.</summary>
    public const string ToolMissing = "OBSH861";

    /// <summary>A result is no package, or a broken one.</summary>
    public const string Unreadable = "OBSH862";

    /// <summary>No package of the job provides what a result needs.</summary>
    public const string Dependency = "OBSH863";

    /// <summary>A result declares that it does not go with another package.</summary>
    public const string Conflict = "OBSH864";

    /// <summary>Two packages have the same file.</summary>
    public const string File = "OBSH865";

    /// <summary>A script of a result failed.</summary>
    public const string Script = "OBSH866";

    /// <summary>The package manager did not install a result for another reason.</summary>
    public const string Install = "OBSH867";

    /// <summary>Packages of the build root do not install without errors.</summary>
    public const string Root = "OBSH868";

    public static string Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Unreadable => Unreadable,
        ProblemKind.Dependency => Dependency,
        ProblemKind.Conflict => Conflict,
        ProblemKind.File => File,
        ProblemKind.Script => Script,
        ProblemKind.Root => Root,
        _ => Install,
    };
}
