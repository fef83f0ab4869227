namespace Obs.Hooks.Engine.Configuration.Reading;

internal enum ConfigNodeKind
{
    Null,
    Switch,
    Number,
    Text,
    Array,
    Object,
}
