namespace Obs.Hooks.Engine.Diagnostics;

internal static partial class DiagnosticCodes
{
    public const string UnknownPlugin = "OBSH201";
    public const string UnknownPluginHook = "OBSH202";
    public const string UnknownSetting = "OBSH203";
    public const string WrongSetting = "OBSH204";
    public const string MissingSetting = "OBSH205";
    public const string UnknownOrderName = "OBSH206";
    public const string OrderCycle = "OBSH207";
    public const string OrderAgainstStages = "OBSH208";
    public const string NotTrustedEnough = "OBSH209";
    public const string StageWithoutPostBuild = "OBSH210";
    public const string UnknownHook = "OBSH211";
    public const string ComparedTooEarly = "OBSH212";
}
