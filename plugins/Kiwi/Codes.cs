namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>Stable codes of this plugin's messages.</summary>
internal static class Codes
{
    /// <summary>A setting of the hook has a value that it cannot have.</summary>
    public const string BadSetting = "OBSH920";

    /// <summary>The hook's configuration names no tools root.</summary>
    public const string NoTools = "OBSH921";

    /// <summary>The tools root has no kiwi.</summary>
    public const string KiwiMissing = "OBSH922";

    /// <summary>The job is for a virtual machine, and its root cannot be made.</summary>
    public const string VirtualMachine = "OBSH923";

    /// <summary>The sources have no image description.</summary>
    public const string NoDescription = "OBSH924";

    /// <summary>The sources have several image descriptions.</summary>
    public const string SeveralDescriptions = "OBSH925";

    /// <summary>The image description is no file of a reasonable size, or no XML.</summary>
    public const string BadDescription = "OBSH926";

    /// <summary>A distribution or component in the description cannot become the name of a directory.</summary>
    public const string BadWord = "OBSH927";

    /// <summary>The description has no image type for a profile, or none at all.</summary>
    public const string NoType = "OBSH928";

    /// <summary>The description is one of a flavor, and the job has none.</summary>
    public const string NoFlavor = "OBSH929";

    /// <summary>The worker left no packages for the image.</summary>
    public const string NoPackages = "OBSH930";

    /// <summary>A repository of the job has a name that cannot be used.</summary>
    public const string BadRepository = "OBSH931";

    /// <summary>The hook's settings do not allow the image type.</summary>
    public const string ForbiddenType = "OBSH932";

    /// <summary>No kiwi knows the image type.</summary>
    public const string UnknownType = "OBSH933";

    /// <summary>The disk that is described needs more than the sandbox has.</summary>
    public const string ImpossibleDisk = "OBSH934";

    /// <summary>kiwi, or what prepares its repositories, failed.</summary>
    public const string KiwiFailed = "OBSH935";

    /// <summary>kiwi succeeded without an image.</summary>
    public const string NoImage = "OBSH936";
}
