namespace Obs.Hooks.Engine.Planning;

/// <summary>What does a hook's work: <see cref="PluginCode"/> or <see cref="ScriptCode"/>.</summary>
internal abstract record HookCode
{
    /// <summary>For tables.</summary>
    public abstract string Name { get; }

    /// <summary>Empty when it has none.</summary>
    public abstract string Version { get; }

    /// <summary>For messages: <c>plugin rpmlint</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Where it declares its order, timeout and settings.</summary>
    public abstract string DeclaredIn { get; }
}
