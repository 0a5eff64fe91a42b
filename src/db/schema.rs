//! The tables as Diesel knows them; the same on both engines.

diesel::table! {
    installation (id) {
        id -> Integer,
        kind -> Text,
        made_at -> BigInt,
    }
}

diesel::table! {
    organisations (id) {
        id -> Binary,
        kind -> Text,
        slug -> Text,
        name -> Text,
        joined_on -> Nullable<Text>,
        valid_from -> Nullable<Text>,
        valid_to -> Nullable<Text>,
    }
}

diesel::table! {
    teams (id) {
        id -> Binary,
        organisation_id -> Binary,
        kind -> Text,
        slug -> Text,
        name -> Text,
        bell_address -> Nullable<Text>,
        night_address -> Nullable<Text>,
        reading_hours -> Text,
        inspector_address -> Nullable<Text>,
    }
}

diesel::table! {
    strands (code, nation, valid_from) {
        code -> Text,
        nation -> Text,
        position -> Integer,
        valid_from -> Text,
        valid_to -> Nullable<Text>,
    }
}

diesel::table! {
    people (id) {
        id -> Binary,
        email -> Text,
        name -> Text,
        kdf -> Text,
        auth -> Binary,
        sealed_seed -> Binary,
        sealing_key -> Binary,
        sealed_totp -> Nullable<Binary>,
        totp_step -> Nullable<BigInt>,
        failures -> Integer,
        blocked_until -> BigInt,
        enrolled_at -> BigInt,
    }
}

diesel::table! {
    memberships (person_id, team_id) {
        person_id -> Binary,
        team_id -> Binary,
        role -> Text,
    }
}

diesel::table! {
    invitations (id) {
        id -> Binary,
        team_id -> Binary,
        role -> Text,
        email -> Text,
        ends_at -> BigInt,
        used_at -> Nullable<BigInt>,
        asked_by -> Nullable<Binary>,
        waits -> Bool,
    }
}

diesel::table! {
    team_keys (team_id, epoch) {
        team_id -> Binary,
        epoch -> Integer,
        sealing_key -> Binary,
        signing_key -> Binary,
        signature -> Nullable<Binary>,
        retired -> Bool,
        made_at -> BigInt,
    }
}

diesel::table! {
    team_key_wraps (team_id, epoch, holder_kind, holder_id) {
        team_id -> Binary,
        epoch -> Integer,
        holder_kind -> Text,
        holder_id -> Binary,
        suite -> Integer,
        encapsulated -> Binary,
        ciphertext -> Binary,
        endorsement -> Nullable<Binary>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Binary,
        person_id -> Binary,
        stage -> Text,
        sealed_seed -> Binary,
        made_at -> BigInt,
        seen_at -> BigInt,
        ends_at -> BigInt,
    }
}

diesel::table! {
    drafts (id) {
        id -> Binary,
        version -> BigInt,
        state -> Text,
        sealed -> Binary,
        ends_at -> BigInt,
        report_id -> Nullable<Binary>,
    }
}

diesel::table! {
    reports (id) {
        id -> Binary,
        reference -> Text,
        code_salt -> Binary,
        commitment -> Binary,
        team_id -> Binary,
        state -> Text,
        urgency -> Integer,
        channel -> Text,
        received_at -> BigInt,
        opened_at -> Nullable<BigInt>,
        acknowledged_at -> Nullable<BigInt>,
        nation -> Text,
        authority -> Text,
        incident_month -> Text,
        closed_at -> Nullable<BigInt>,
        companion_of -> Nullable<Binary>,
        officer_id -> Nullable<Binary>,
        due_at -> BigInt,
        paused_at -> Nullable<BigInt>,
        due_step -> Nullable<Text>,
        risk -> Nullable<Text>,
        review_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    report_key_wraps (report_id, holder_kind, holder_id, epoch) {
        report_id -> Binary,
        holder_kind -> Text,
        holder_id -> Binary,
        epoch -> Integer,
        suite -> Integer,
        encapsulated -> Binary,
        ciphertext -> Binary,
    }
}

diesel::table! {
    sealed_parts (id) {
        id -> Binary,
        report_id -> Binary,
        part -> Text,
        sealed -> Binary,
    }
}

diesel::table! {
    motivations (report_id, strand) {
        report_id -> Binary,
        strand -> Text,
    }
}

diesel::table! {
    flags (report_id, flag, set_at) {
        report_id -> Binary,
        flag -> Text,
        set_at -> BigInt,
    }
}

diesel::table! {
    routing_decisions (report_id, decided_at) {
        report_id -> Binary,
        rule -> Text,
        reason -> Text,
        dataset -> Text,
        team_id -> Binary,
        decided_at -> BigInt,
    }
}

diesel::table! {
    messages (id) {
        id -> Binary,
        report_id -> Binary,
        kind -> Text,
        team_id -> Nullable<Binary>,
        person_id -> Nullable<Binary>,
        sent_at -> BigInt,
        read_at -> Nullable<BigInt>,
        sealed -> Binary,
    }
}

diesel::table! {
    promises (report_id, made_at) {
        report_id -> Binary,
        made_at -> BigInt,
        team_id -> Binary,
        due_at -> BigInt,
        kept_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    reporter_visits (id) {
        id -> Binary,
        report_id -> Binary,
        sealed -> Binary,
        ends_at -> BigInt,
    }
}

diesel::table! {
    offers (id) {
        id -> Binary,
        report_id -> Binary,
        from_team -> Binary,
        to_team -> Binary,
        state -> Text,
        made_at -> BigInt,
        ends_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    code_throttles (report_id) {
        report_id -> Binary,
        failures -> Integer,
        blocked_until -> BigInt,
    }
}

diesel::table! {
    events (chain, sequence) {
        chain -> Binary,
        sequence -> BigInt,
        at -> BigInt,
        entry -> Text,
        hash -> Binary,
    }
}

diesel::table! {
    alarms (id) {
        id -> Binary,
        kind -> Text,
        team_id -> Nullable<Binary>,
        report_id -> Nullable<Binary>,
        raised_at -> BigInt,
        cleared_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Binary,
        kind -> Text,
        report_id -> Nullable<Binary>,
        team_id -> Nullable<Binary>,
        message_id -> Text,
        domain_mark -> Binary,
        capsule -> Nullable<Binary>,
        state -> Text,
        attempts -> Integer,
        next_at -> BigInt,
        lease -> Nullable<Binary>,
        lease_until -> BigInt,
        last_fault -> Nullable<Text>,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    area_banners (id) {
        id -> Binary,
        team_id -> Binary,
        area -> Text,
        heading_en -> Text,
        heading_cy -> Text,
        text_en -> Text,
        text_cy -> Text,
        written_by -> Binary,
        shown_from -> BigInt,
        shown_until -> BigInt,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<Binary>,
    }
}

diesel::table! {
    evidence (id) {
        id -> Binary,
        report_id -> Binary,
        number -> Integer,
        object_id -> Binary,
        state -> Text,
        pieces -> Integer,
        person_id -> Nullable<Binary>,
        given_at -> BigInt,
        missing_at -> Nullable<BigInt>,
        sealed -> Binary,
        turn -> Integer,
    }
}

diesel::table! {
    scans (object_id) {
        object_id -> Binary,
        state -> Text,
        mark -> Binary,
        capsule -> Nullable<Binary>,
        attempts -> Integer,
        next_at -> BigInt,
        asked_at -> BigInt,
        scanned_at -> Nullable<BigInt>,
        found -> Nullable<Text>,
    }
}

diesel::table! {
    unnamed_files (object_id) {
        object_id -> Binary,
        since -> BigInt,
    }
}

diesel::table! {
    centres (team_id) {
        team_id -> Binary,
        vouched_by -> Binary,
        vouched_epoch -> Nullable<Integer>,
        registered_at -> BigInt,
        accredited_from -> Text,
        accredited_until -> Text,
        suspended_at -> Nullable<BigInt>,
        address -> Text,
        postcode -> Text,
        phone -> Text,
        opening -> Text,
        languages -> Text,
        access -> Text,
        strands -> Text,
        reminded_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    training (id) {
        id -> Binary,
        team_id -> Binary,
        person_id -> Binary,
        course -> Text,
        done_on -> Text,
        valid_until -> Text,
        recorded_by -> Binary,
        recorded_at -> BigInt,
    }
}

diesel::table! {
    assisted_drafts (id) {
        id -> Binary,
        team_id -> Binary,
        number -> Text,
        version -> BigInt,
        started_by -> Binary,
        started_at -> BigInt,
        changed_by -> Binary,
        changed_at -> BigInt,
        ends_at -> BigInt,
        commitment -> Binary,
        epoch -> Integer,
        suite -> Integer,
        encapsulated -> Binary,
        ciphertext -> Binary,
        sealed -> Binary,
        sent_as -> Nullable<Binary>,
        sent_mark -> Nullable<Binary>,
    }
}

diesel::table! {
    imported_reports (team_id, mark, report_id) {
        team_id -> Binary,
        mark -> Binary,
        report_id -> Binary,
    }
}

diesel::table! {
    assisted_reports (report_id) {
        report_id -> Binary,
        team_id -> Binary,
        person_id -> Binary,
        sent_at -> BigInt,
        reach -> Text,
        shares_outcome -> Bool,
        helps_on -> Bool,
        countersign -> Text,
        countersigned_by -> Nullable<Binary>,
        countersigned_at -> Nullable<BigInt>,
        commitment -> Binary,
        epoch -> Integer,
        suite -> Integer,
        encapsulated -> Binary,
        ciphertext -> Binary,
        known_by -> Nullable<Binary>,
        asked -> Integer,
        answered -> Integer,
        sent_back -> Integer,
        needs_more_since -> Nullable<BigInt>,
        centre_named -> Bool,
    }
}

diesel::table! {
    withdrawals (report_id) {
        report_id -> Binary,
        withdrawn_at -> BigInt,
    }
}

diesel::table! {
    case_steps (report_id, taken_at) {
        report_id -> Binary,
        step -> Text,
        answer -> Text,
        team_id -> Nullable<Binary>,
        person_id -> Nullable<Binary>,
        taken_at -> BigInt,
    }
}

diesel::table! {
    urgent_bells (report_id, team_id, bell) {
        report_id -> Binary,
        team_id -> Binary,
        bell -> Text,
        rung_at -> BigInt,
    }
}

diesel::table! {
    case_tokens (report_id, token) {
        report_id -> Binary,
        token -> Binary,
    }
}

diesel::table! {
    case_links (report_id, other_id) {
        report_id -> Binary,
        other_id -> Binary,
        answer -> Text,
        person_id -> Binary,
        linked_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    installation,
    organisations,
    teams,
    strands,
    people,
    memberships,
    invitations,
    team_keys,
    team_key_wraps,
    sessions,
    drafts,
    reports,
    report_key_wraps,
    sealed_parts,
    motivations,
    flags,
    routing_decisions,
    messages,
    promises,
    reporter_visits,
    offers,
    code_throttles,
    events,
    alarms,
    outbox,
    area_banners,
    evidence,
    scans,
    unnamed_files,
    centres,
    training,
    assisted_drafts,
    assisted_reports,
    imported_reports,
    withdrawals,
    case_steps,
    urgent_bells,
    case_tokens,
    case_links,
);
