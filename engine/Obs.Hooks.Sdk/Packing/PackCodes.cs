namespace Obs.Hooks.Sdk.Packing;

/// <summary>The stable codes of what can be wrong in a plugin project. OBSH801 (no PluginId) is raised by Plugin.targets.</summary>
internal static class PackCodes
{
    public const string BadPluginId = "OBSH802";
    public const string BadHookId = "OBSH803";
    public const string DuplicateHookId = "OBSH804";
    public const string NoPoint = "OBSH805";
    public const string NoHook = "OBSH806";
    public const string StageWithoutPostBuild = "OBSH807";
    public const string CannotBeCreated = "OBSH808";
    public const string BadTimeout = "OBSH809";
    public const string BadSetting = "OBSH810";
    public const string CapabilityWithoutPoint = "OBSH811";
    public const string NoContract = "OBSH812";
    public const string ContractShipped = "OBSH813";
    public const string StrayFile = "OBSH814";
    public const string Unreadable = "OBSH815";
    public const string PointWithoutHook = "OBSH816";
    public const string BadAllocator = "OBSH818";
    public const string AllocatorWithoutAttribute = "OBSH819";
}
