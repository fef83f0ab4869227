namespace Obs.Hooks.Plugins.Baselibs.Running;

/// <summary>Where mkbaselibs finds things in its sandbox.</summary>
internal static class Places
{
    public const string Packages = "/mnt/packages";
    public const string Output = "/mnt/out";
    public const string Configuration = "/mnt/set";
    public const string Macros = Configuration + "/rpmmacros";
    public const string Directories = Configuration + "/filesystem";
    public const string Global = Configuration + "/baselibs_global.conf";
    public const string Package = Configuration + "/baselibs.conf";
}
