namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>Codes of effects, results and job areas.</summary>
internal static partial class DiagnosticCodes
{
    public const string EffectNotAllowed = "OBSH401";
    public const string PackageRefused = "OBSH402";
    public const string BuildOptionRefused = "OBSH403";
    public const string SourceRefused = "OBSH404";
    public const string PrjconfRefused = "OBSH405";
    public const string MountRefused = "OBSH406";
    public const string BinfmtRefused = "OBSH407";
    public const string EffectFailed = "OBSH408";
    public const string RootFileRefused = "OBSH409";

    public const string ResultRefused = "OBSH410";
    public const string StagedFileRefused = "OBSH411";
    public const string ResultsUnsafe = "OBSH412";
    public const string PromotionFailed = "OBSH413";
    public const string MachineRefused = "OBSH414";
    public const string BuildReplacementRefused = "OBSH415";

    public const string JobAreaBusy = "OBSH420";
    public const string JobAreaUnusable = "OBSH421";
    public const string RecoveryFailed = "OBSH422";
    public const string UndoFailed = "OBSH423";
}
