/* Made by Proto/generate.sh. Do not edit. */
#ifndef CMESSAGES_H
#define CMESSAGES_H

#include "google/protobuf/timestamp.pb-c.h"
#include "paas/access/v1/access.pb-c.h"
#include "paas/apps/v1/apps.pb-c.h"
#include "paas/audit/v1/audit.pb-c.h"
#include "paas/conformance/v1/codec.pb-c.h"
#include "paas/conformance/v1/conformance.pb-c.h"
#include "paas/databases/v1/databases.pb-c.h"
#include "paas/health/v1/health.pb-c.h"
#include "paas/metrics/v1/metrics.pb-c.h"
#include "paas/operations/v1/operations.pb-c.h"
#include "paas/reflection/v1/reflection.pb-c.h"
#include "paas/rpc/v1/frames.pb-c.h"

static inline const ProtobufCMessageDescriptor *cmessages_google__protobuf__timestamp(void) {
    return &google__protobuf__timestamp__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__get_caller_request(void) {
    return &paas__access__v1__get_caller_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__get_caller_response(void) {
    return &paas__access__v1__get_caller_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_session_request(void) {
    return &paas__access__v1__create_session_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_session_response(void) {
    return &paas__access__v1__create_session_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__delete_session_request(void) {
    return &paas__access__v1__delete_session_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__delete_session_response(void) {
    return &paas__access__v1__delete_session_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__token(void) {
    return &paas__access__v1__token__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_tokens_request(void) {
    return &paas__access__v1__list_tokens_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_tokens_response(void) {
    return &paas__access__v1__list_tokens_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_token_request(void) {
    return &paas__access__v1__create_token_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_token_response(void) {
    return &paas__access__v1__create_token_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__revoke_token_request(void) {
    return &paas__access__v1__revoke_token_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__revoke_token_response(void) {
    return &paas__access__v1__revoke_token_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__member(void) {
    return &paas__access__v1__member__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_members_request(void) {
    return &paas__access__v1__list_members_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_members_response(void) {
    return &paas__access__v1__list_members_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__change_member_request(void) {
    return &paas__access__v1__change_member_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__change_member_response(void) {
    return &paas__access__v1__change_member_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__remove_member_request(void) {
    return &paas__access__v1__remove_member_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__remove_member_response(void) {
    return &paas__access__v1__remove_member_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__invitation(void) {
    return &paas__access__v1__invitation__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_invitations_request(void) {
    return &paas__access__v1__list_invitations_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_invitations_response(void) {
    return &paas__access__v1__list_invitations_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_invitation_request(void) {
    return &paas__access__v1__create_invitation_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_invitation_response(void) {
    return &paas__access__v1__create_invitation_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__revoke_invitation_request(void) {
    return &paas__access__v1__revoke_invitation_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__revoke_invitation_response(void) {
    return &paas__access__v1__revoke_invitation_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__accept_invitation_request(void) {
    return &paas__access__v1__accept_invitation_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__accept_invitation_response(void) {
    return &paas__access__v1__accept_invitation_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__quota(void) {
    return &paas__access__v1__quota__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__organisation(void) {
    return &paas__access__v1__organisation__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_organisations_request(void) {
    return &paas__access__v1__list_organisations_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__list_organisations_response(void) {
    return &paas__access__v1__list_organisations_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_organisation_request(void) {
    return &paas__access__v1__create_organisation_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__create_organisation_response(void) {
    return &paas__access__v1__create_organisation_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__delete_organisation_request(void) {
    return &paas__access__v1__delete_organisation_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__delete_organisation_response(void) {
    return &paas__access__v1__delete_organisation_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__set_quota_request(void) {
    return &paas__access__v1__set_quota_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__set_quota_response(void) {
    return &paas__access__v1__set_quota_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__issue_token_request(void) {
    return &paas__access__v1__issue_token_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__access__v1__issue_token_response(void) {
    return &paas__access__v1__issue_token_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__app(void) {
    return &paas__apps__v1__app__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__list_apps_request(void) {
    return &paas__apps__v1__list_apps_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__list_apps_response(void) {
    return &paas__apps__v1__list_apps_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__create_app_request(void) {
    return &paas__apps__v1__create_app_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__create_app_response(void) {
    return &paas__apps__v1__create_app_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__delete_app_request(void) {
    return &paas__apps__v1__delete_app_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__delete_app_response(void) {
    return &paas__apps__v1__delete_app_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__variable(void) {
    return &paas__apps__v1__variable__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__list_variables_request(void) {
    return &paas__apps__v1__list_variables_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__list_variables_response(void) {
    return &paas__apps__v1__list_variables_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__set_variable_request(void) {
    return &paas__apps__v1__set_variable_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__set_variable_response(void) {
    return &paas__apps__v1__set_variable_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__unset_variable_request(void) {
    return &paas__apps__v1__unset_variable_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__unset_variable_response(void) {
    return &paas__apps__v1__unset_variable_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__create_deployment_request(void) {
    return &paas__apps__v1__create_deployment_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__create_deployment_response(void) {
    return &paas__apps__v1__create_deployment_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__deployment(void) {
    return &paas__apps__v1__deployment__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__deployment_condition(void) {
    return &paas__apps__v1__deployment_condition__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__apps__v1__environment_entry(void) {
    return &paas__apps__v1__environment_entry__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__audit_line(void) {
    return &paas__audit__v1__audit_line__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__list_audit_request(void) {
    return &paas__audit__v1__list_audit_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__list_audit_response(void) {
    return &paas__audit__v1__list_audit_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__verify_audit_request(void) {
    return &paas__audit__v1__verify_audit_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__verify_audit_response(void) {
    return &paas__audit__v1__verify_audit_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__audit__v1__audit_finding(void) {
    return &paas__audit__v1__audit_finding__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__every_type(void) {
    return &paas__conformance__v1__every_type__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__level1(void) {
    return &paas__conformance__v1__level1__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__level2(void) {
    return &paas__conformance__v1__level2__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__level3(void) {
    return &paas__conformance__v1__level3__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__outcome(void) {
    return &paas__conformance__v1__outcome__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__entry(void) {
    return &paas__conformance__v1__entry__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__violation(void) {
    return &paas__conformance__v1__violation__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__unary_request(void) {
    return &paas__conformance__v1__unary_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__unary_response(void) {
    return &paas__conformance__v1__unary_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__server_stream_request(void) {
    return &paas__conformance__v1__server_stream_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__server_stream_response(void) {
    return &paas__conformance__v1__server_stream_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__client_stream_request(void) {
    return &paas__conformance__v1__client_stream_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__client_stream_response(void) {
    return &paas__conformance__v1__client_stream_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__bidi_stream_request(void) {
    return &paas__conformance__v1__bidi_stream_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__bidi_stream_response(void) {
    return &paas__conformance__v1__bidi_stream_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__hang_request(void) {
    return &paas__conformance__v1__hang_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__hang_response(void) {
    return &paas__conformance__v1__hang_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__count_hangs_request(void) {
    return &paas__conformance__v1__count_hangs_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__conformance__v1__count_hangs_response(void) {
    return &paas__conformance__v1__count_hangs_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__step(void) {
    return &paas__databases__v1__step__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__condition(void) {
    return &paas__databases__v1__condition__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__volume(void) {
    return &paas__databases__v1__volume__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__database(void) {
    return &paas__databases__v1__database__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__create_database_request(void) {
    return &paas__databases__v1__create_database_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__create_database_response(void) {
    return &paas__databases__v1__create_database_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__get_database_request(void) {
    return &paas__databases__v1__get_database_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__get_database_response(void) {
    return &paas__databases__v1__get_database_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__list_databases_request(void) {
    return &paas__databases__v1__list_databases_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__list_databases_response(void) {
    return &paas__databases__v1__list_databases_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__reveal_dsnrequest(void) {
    return &paas__databases__v1__reveal_dsnrequest__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__reveal_dsnresponse(void) {
    return &paas__databases__v1__reveal_dsnresponse__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__delete_database_request(void) {
    return &paas__databases__v1__delete_database_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__delete_database_response(void) {
    return &paas__databases__v1__delete_database_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__undelete_database_request(void) {
    return &paas__databases__v1__undelete_database_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__undelete_database_response(void) {
    return &paas__databases__v1__undelete_database_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__retry_database_request(void) {
    return &paas__databases__v1__retry_database_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__retry_database_response(void) {
    return &paas__databases__v1__retry_database_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__rotate_credentials_request(void) {
    return &paas__databases__v1__rotate_credentials_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__rotate_credentials_response(void) {
    return &paas__databases__v1__rotate_credentials_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__temporary_login(void) {
    return &paas__databases__v1__temporary_login__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__create_temporary_login_request(void) {
    return &paas__databases__v1__create_temporary_login_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__create_temporary_login_response(void) {
    return &paas__databases__v1__create_temporary_login_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__list_temporary_logins_request(void) {
    return &paas__databases__v1__list_temporary_logins_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__list_temporary_logins_response(void) {
    return &paas__databases__v1__list_temporary_logins_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__revoke_temporary_login_request(void) {
    return &paas__databases__v1__revoke_temporary_login_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__revoke_temporary_login_response(void) {
    return &paas__databases__v1__revoke_temporary_login_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__position(void) {
    return &paas__databases__v1__position__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__watch_status_request(void) {
    return &paas__databases__v1__watch_status_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__watch_status_response(void) {
    return &paas__databases__v1__watch_status_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__synced(void) {
    return &paas__databases__v1__synced__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__bookmark(void) {
    return &paas__databases__v1__bookmark__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__reset(void) {
    return &paas__databases__v1__reset__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__databases__v1__transition(void) {
    return &paas__databases__v1__transition__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__health__v1__check_request(void) {
    return &paas__health__v1__check_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__health__v1__check_response(void) {
    return &paas__health__v1__check_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__health__v1__watch_request(void) {
    return &paas__health__v1__watch_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__health__v1__watch_response(void) {
    return &paas__health__v1__watch_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__metrics__v1__get_metrics_request(void) {
    return &paas__metrics__v1__get_metrics_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__metrics__v1__get_metrics_response(void) {
    return &paas__metrics__v1__get_metrics_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__host(void) {
    return &paas__operations__v1__host__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__list_hosts_request(void) {
    return &paas__operations__v1__list_hosts_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__list_hosts_response(void) {
    return &paas__operations__v1__list_hosts_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__pool(void) {
    return &paas__operations__v1__pool__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__list_pools_request(void) {
    return &paas__operations__v1__list_pools_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__list_pools_response(void) {
    return &paas__operations__v1__list_pools_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__key(void) {
    return &paas__operations__v1__key__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__lost_variable(void) {
    return &paas__operations__v1__lost_variable__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__get_key_status_request(void) {
    return &paas__operations__v1__get_key_status_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__get_key_status_response(void) {
    return &paas__operations__v1__get_key_status_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__rotate_key_request(void) {
    return &paas__operations__v1__rotate_key_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__rotate_key_response(void) {
    return &paas__operations__v1__rotate_key_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__recover_key_request(void) {
    return &paas__operations__v1__recover_key_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__operations__v1__recover_key_response(void) {
    return &paas__operations__v1__recover_key_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__reflection__v1__get_descriptors_request(void) {
    return &paas__reflection__v1__get_descriptors_request__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__reflection__v1__get_descriptors_response(void) {
    return &paas__reflection__v1__get_descriptors_response__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__limits(void) {
    return &paas__rpc__v1__limits__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__hello(void) {
    return &paas__rpc__v1__hello__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__metadata_entry(void) {
    return &paas__rpc__v1__metadata_entry__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__open(void) {
    return &paas__rpc__v1__open__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__field_violation(void) {
    return &paas__rpc__v1__field_violation__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__end(void) {
    return &paas__rpc__v1__end__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__cancel(void) {
    return &paas__rpc__v1__cancel__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__credit(void) {
    return &paas__rpc__v1__credit__descriptor;
}

static inline const ProtobufCMessageDescriptor *cmessages_paas__rpc__v1__go_away(void) {
    return &paas__rpc__v1__go_away__descriptor;
}

#endif
