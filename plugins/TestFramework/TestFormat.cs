namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>How a test command says what came of its tests.</summary>
internal enum TestFormat
{
    /// <summary>The Test Anything Protocol on standard output.</summary>
    Tap,

    /// <summary>Files of JUnit's XML.</summary>
    JUnit,

    /// <summary>Its exit status: one test.</summary>
    Exit,
}
