namespace Obs.Hooks.Engine.Configuration;

/// <summary>Reads the enumerations of hooks.json: by hand, since reflection is slow at start.</summary>
internal static class OptionNames
{
    public static ReadOnlySpan<string> Stages => new[] { "transform", "check", "compare", "report" };

    public static ReadOnlySpan<string> Policies => new[] { "fail", "warn", "badhost" };

    public static HookStage? Stage(string text) => text switch
    {
        "transform" => HookStage.Transform,
        "check" => HookStage.Check,
        "compare" => HookStage.Compare,
        "report" => HookStage.Report,
        _ => null,
    };

    public static ErrorPolicy? Policy(string text) => text switch
    {
        "fail" => ErrorPolicy.Fail,
        "warn" => ErrorPolicy.Warn,
        "badhost" => ErrorPolicy.BadHost,
        _ => null,
    };
}
