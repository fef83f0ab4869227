namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>Stands for the death of the engine inside a test process; nothing in the engine catches it.</summary>
internal sealed class CrashException : Exception;
