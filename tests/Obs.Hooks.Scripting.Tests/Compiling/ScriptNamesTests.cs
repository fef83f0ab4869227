using System.Reflection;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Scripting.Tests.Compiling;

public class ScriptNamesTests
{
    [Fact]
    public void Members_OfTheEditorsClass_AreThoseOfScripts()
    {
        Signatures(typeof(ScriptNames)).Should().Equal(Signatures(typeof(HookScript)));
    }

    private static IEnumerable<string> Signatures(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance)
            .Select(Signature)
            .OfType<string>()
            .Order(StringComparer.Ordinal);

    private static string? Signature(MemberInfo member) => member switch
    {
        PropertyInfo property => $"{property.PropertyType} {property.Name}",
        MethodInfo { IsSpecialName: false } method =>
            $"{method.ReturnType} {method.Name}({string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType} {p.Name}"))})",
        _ => null,
    };
}
