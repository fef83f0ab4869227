namespace Obs.Hooks;

/// <summary>The JSON types a setting of a hook can have.</summary>
public enum SettingKind
{
    /// <summary>A JSON string; may contain <c>{{job.arch}}</c> and the like.</summary>
    Text,

    /// <summary>A JSON number without a fraction.</summary>
    Integer,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>An array of strings.</summary>
    TextList,

    /// <summary>Any JSON object; the hook checks it.</summary>
    Structure,
}
