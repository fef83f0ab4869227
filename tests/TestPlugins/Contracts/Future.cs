namespace Obs.Hooks;

/// <summary>Something only another version of the contract has.</summary>
public static class Future
{
    public static string Text => "from another version of the contract";
}
