package cn.zhiban.app.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The suite's own files. Java is read by the compiler's parser: comments are gone and escapes are resolved. */
public final class Sources {
    /** The folder with the root pom, wherever the tests were started. */
    static final Path ROOT = root();

    private static final List<JavaFile> MAIN = parse();

    private Sources() {}

    /** A string in the code. */
    record Literal(String text, long line) {}

    /** A method or constructor with its length from the first annotation to the closing brace. */
    record Method(String name, long lines) {}

    /**
     * A file of {@code src/main/java}.
     *
     * @param path relative to {@link #ROOT}, with slashes
     * @param undocumented public types without Javadoc
     */
    record JavaFile(
            String path, String text, List<Literal> literals, List<Method> methods, List<String> undocumented) {}

    /** Every Java file that is shipped, the benchmarks included. */
    static List<JavaFile> main() {
        return MAIN;
    }

    /** Paths relative to {@link #ROOT} of the files below a folder that pass, generated ones left out. */
    static List<String> files(String folder, Predicate<String> wanted) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.matches("(.*/)?(target|\\.git|data)/.*"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, whose path is relative to {@link #ROOT}. */
    public static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CHANGELOG.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<JavaFile> parse() {
        List<Path> paths = files("", path -> path.contains("/src/main/java/") && path.endsWith(".java")).stream()
                .map(ROOT::resolve)
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFile> parsed = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(read(trees, unit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(parsed);
    }

    private static JavaFile read(Trees trees, CompilationUnitTree unit) throws IOException {
        List<Literal> literals = new ArrayList<>();
        List<Method> methods = new ArrayList<>();
        List<String> undocumented = new ArrayList<>();
        SourcePositions positions = trees.getSourcePositions();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree tree, Void nothing) {
                if (tree.getValue() instanceof String text) {
                    literals.add(new Literal(text, line(positions.getStartPosition(unit, tree))));
                } else if (tree.getValue() instanceof Character character) {
                    literals.add(new Literal(character.toString(), line(positions.getStartPosition(unit, tree))));
                }
                return super.visitLiteral(tree, nothing);
            }

            @Override
            public Void visitMethod(MethodTree tree, Void nothing) {
                long lines = line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree));
                methods.add(new Method(tree.getName().toString(), lines + 1));
                return super.visitMethod(tree, nothing);
            }

            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                boolean shown = tree.getModifiers().getFlags().contains(Modifier.PUBLIC)
                        && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.COMPILATION_UNIT;
                if (shown && trees.getDocComment(getCurrentPath()) == null) {
                    undocumented.add(tree.getSimpleName().toString());
                }
                return super.visitClass(tree, nothing);
            }

            private long line(long position) {
                return unit.getLineMap().getLineNumber(position);
            }
        }.scan(unit, null);
        String path = ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
        return new JavaFile(
                path.replace('\\', '/'),
                unit.getSourceFile().getCharContent(true).toString(),
                literals,
                methods,
                undocumented);
    }
}
