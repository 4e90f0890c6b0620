package cn.zhiban.core.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** The one way to ask who acts and whether it may. Every service method asks here before it reads or writes. */
@Service
public class Access {
    /** The system itself: migrations of data, demo data, scheduled work. */
    /** Name and reference of {@link #system()}. */
    public static final String SYSTEM = "system";

    private final ActorDirectory directory;
    private final SecurityContextHolderStrategy contexts;
    private final Set<String> everyPermission;
    private final ThreadLocal<@Nullable Actor> actingAs = new ThreadLocal<>();

    Access(ActorDirectory directory, SecurityContextHolderStrategy contexts, List<ModulePermissions> modules) {
        this.directory = directory;
        this.contexts = contexts;
        this.everyPermission = modules.stream()
                .flatMap(module -> module.permissions().stream())
                .map(ModulePermissions.Definition::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Who acts right now.
     *
     * @throws NotSignedIn nobody is signed in, the account was disabled or its sessions were ended
     */
    public Actor current() {
        return find().orElseThrow(NotSignedIn::new);
    }

    /** Who acts right now, if anybody is signed in. */
    public Optional<Actor> find() {
        Actor acting = actingAs.get();
        if (acting != null) {
            return Optional.of(acting);
        }
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? directory.find(signedIn)
                : Optional.empty();
    }

    /**
     * Goes on only if the actor has the permission.
     *
     * @return the actor
     * @throws NotAllowed it has not
     */
    public Actor require(String permission) {
        Actor actor = current();
        if (!actor.may(permission)) {
            throw new NotAllowed(permission);
        }
        return actor;
    }

    /**
     * Goes on only if the actor has the permission and the shop is within its scope.
     *
     * @throws NotAllowed one of both is missing
     */
    public Actor require(String permission, long shopId) {
        Actor actor = require(permission);
        if (!actor.scope().seesShop(shopId)) {
            throw new NotAllowed(permission);
        }
        return actor;
    }

    /** Goes on only if the actor has at least one of the permissions; throws {@link NotAllowed} otherwise. */
    public Actor requireAny(String... permissions) {
        Actor actor = current();
        for (String permission : permissions) {
            if (actor.may(permission)) {
                return actor;
            }
        }
        throw new NotAllowed(permissions[0]);
    }

    /** Runs work on this thread in the name of the actor, for example a job in the name of who started it. */
    public <T extends @Nullable Object> T callAs(Actor actor, Callable<T> work) throws Exception {
        Actor before = actingAs.get();
        actingAs.set(actor);
        try {
            return work.call();
        } finally {
            if (before == null) {
                actingAs.remove();
            } else {
                actingAs.set(before);
            }
        }
    }

    /** The actor for work that nobody asked for: it may do everything and is named "system" in the audit log. */
    public Actor system() {
        return new Actor(null, null, SYSTEM, SYSTEM, null, everyPermission, Scope.EVERYTHING);
    }

    /** Every permission that any module knows. */
    public Set<String> everyPermission() {
        return everyPermission;
    }
}
