namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Kinds of reference that only Terraform files, and commands that apply them, have.</summary>
internal static class TerraformReferences
{
    /// <summary>A folder that is applied. Target: the folder; empty for the folder of the command.</summary>
    public const string Apply = "terraform-apply";

    /// <summary>A folder whose files are called as a module. Target: the folder. Arguments: what is handed to it.</summary>
    public const string Module = "terraform-module";

    /// <summary>Another resource that this one starts or is carried by. Target: its address.</summary>
    public const string Resource = "terraform-resource";

    /// <summary>Another resource that starts this one. Target: its address.</summary>
    public const string StartedBy = "terraform-started-by";

    /// <summary>Another resource that this one starts, by the name that it has in the cloud. Target: its type, a blank and its name as it is written.</summary>
    public const string Named = "terraform-named";

    /// <summary>A clock or an event that starts the resource. Target: its expression; empty where there is none. Arguments: its kind, and how often the resource is made.</summary>
    public const string Clock = "terraform-clock";

    /// <summary>The function that a code package is called by. Target: module and function.</summary>
    public const string Handler = "terraform-handler";

    /// <summary>A folder that is packed or copied. Target: its path.</summary>
    public const string Package = "terraform-package";

    /// <summary>A file of the repository. Target: its path.</summary>
    public const string File = "terraform-file";

    /// <summary>An image that is run. Target: its name, with the expressions in it.</summary>
    public const string Image = "terraform-image";

    /// <summary>A container registry of its own. Target: its name.</summary>
    public const string Registry = "terraform-images";
}
