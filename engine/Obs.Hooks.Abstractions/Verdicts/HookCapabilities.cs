namespace Obs.Hooks;

/// <summary>What a hook may ask for. A request outside its declared capabilities is a <see cref="Verdict.HookError"/>.</summary>
[Flags]
public enum HookCapabilities
{
    /// <summary>Look and judge only.</summary>
    None = 0,

    /// <summary><see cref="Effects.AddPackage"/>.</summary>
    Packages = 1,

    /// <summary><see cref="Effects.SetBuildOption"/>.</summary>
    BuildOptions = 1 << 1,

    /// <summary><see cref="Effects.AddSource"/>.</summary>
    Sources = 1 << 2,

    /// <summary><see cref="Effects.AppendPrjconf"/>.</summary>
    Prjconf = 1 << 3,

    /// <summary><see cref="Effects.UseToolsRoot"/>.</summary>
    ToolsRoots = 1 << 4,

    /// <summary><see cref="Effects.RegisterBinfmt"/>.</summary>
    Binfmt = 1 << 5,

    /// <summary><see cref="Effects.Mount"/>.</summary>
    Mounts = 1 << 6,

    /// <summary><see cref="Effects.AddResult"/>, <see cref="Effects.ReplaceResult"/>, <see cref="Effects.RemoveResult"/>.</summary>
    Results = 1 << 7,

    /// <summary><see cref="Effects.AttachReport"/>, <see cref="Effects.ReportFindings"/>.</summary>
    Reports = 1 << 8,

    /// <summary><see cref="Verdict.Unchanged"/>.</summary>
    Unchanged = 1 << 9,

    /// <summary><see cref="Effects.AddRootFile"/>.</summary>
    RootFiles = 1 << 10,

    /// <summary><see cref="Effects.SetMachine"/>, <see cref="Effects.SetGuestKernel"/>.</summary>
    Machine = 1 << 11,

    /// <summary><see cref="Effects.ReplaceBuild"/>.</summary>
    Build = 1 << 12,
}
