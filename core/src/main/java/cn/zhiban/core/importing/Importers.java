package cn.zhiban.core.importing;

import cn.zhiban.core.NotFound;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The importers of all modules by name. */
@Component
class Importers {
    private final Map<String, RowImporter<?>> byName;

    Importers(List<RowImporter<?>> importers) {
        byName = importers.stream().collect(Collectors.toUnmodifiableMap(RowImporter::name, Function.identity()));
    }

    /** The importer, if the actor may use it. @throws NotFound there is none of this name */
    RowImporter<?> allowed(String name) {
        RowImporter<?> importer = byName.get(name);
        if (importer == null) {
            throw new NotFound("core.importer", name);
        }
        importer.requireAllowed();
        return importer;
    }
}
