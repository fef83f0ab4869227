using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>
/// A compiled script in this process. Its context cannot be unloaded: code in collectible ones runs several times slower at
/// first, and the process ends with the build.
/// </summary>
internal sealed class LoadedScript
{
    private readonly Func<object?[], Task<object?>> _entry;

    private LoadedScript(Func<object?[], Task<object?>> entry) => _entry = entry;

    /// <summary>Loads it, and compiles its methods ahead of their call.</summary>
    /// <exception cref="BadImageFormatException">It is no assembly of a script.</exception>
    public static LoadedScript Load(byte[] assembly, byte[] symbols, int entryToken)
    {
        var context = new AssemblyLoadContext("script");
        using var code = new MemoryStream(assembly, writable: false);
        using var pdb = new MemoryStream(symbols, writable: false);
        var module = context.LoadFromStream(code, symbols.Length > 0 ? pdb : null).ManifestModule;
        var method = module.ResolveMethod(entryToken) as MethodInfo
            ?? throw new BadImageFormatException("the entry token names no method");
        Prepare(method.DeclaringType!);
        return new LoadedScript(method.CreateDelegate<Func<object?[], Task<object?>>>());
    }

    public Task<object?> Run(object script) => _entry([script, null]);

    private static void Prepare(Type type)
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        foreach (var constructor in type.GetConstructors(all))
        {
            RuntimeHelpers.PrepareMethod(constructor.MethodHandle);
        }

        foreach (var method in type.GetMethods(all))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters)
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }

        foreach (var nested in type.GetNestedTypes(all))
        {
            if (!nested.ContainsGenericParameters)
            {
                Prepare(nested);
            }
        }
    }
}
