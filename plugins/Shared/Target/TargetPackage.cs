namespace Obs.Hooks.Plugins.Target;

/// <summary>A package file of the target.</summary>
/// <param name="Mount">What it is called in the sandbox: <c>base/0001.deb</c> or <c>new/0001.deb</c>, never what the package wants.</param>
/// <param name="FileName">Its file name, for people.</param>
/// <param name="Path">Where the engine reads it.</param>
internal sealed record TargetPackage(string Mount, string FileName, string Path)
{
    public bool IsNew => Mount.StartsWith("new/", StringComparison.Ordinal);

    public ToolMount ToMount() => new(Mount, Path);
}
