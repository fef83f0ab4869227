namespace Obs.Hooks.Engine.Tests.Execution;

/// <summary>
/// For tests that run hooks: the runner ends child processes that appeared meanwhile, and those of tests running beside
/// them would be among them. Collections that are not parallel run when all others have ended.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
